import { expect, test } from '@jest/globals';
import type { Point } from '../state/index.ts';
import { tellClicksApart } from './clicks.ts';

/** Counts as sigma does: down, moves, up, and then a click if it was over the drawing. */
class Counter {
  clicks = 0;
  draggedEvents = 0;
  readonly said: string[] = [];
  readonly #listeners: [string, (at: Point) => void][] = [];

  on(type: string, listener: (at: Point) => void): void {
    this.#listeners.push([type, listener]);
  }

  press(x: number, { moves = 0, inside = true } = {}): this {
    this.draggedEvents = 0;
    this.#emit('mousedown', { x, y: 0 });
    this.draggedEvents = moves;
    this.#emit('mouseup', { x: x + moves, y: 0 });
    if (inside) this.#click();
    return this;
  }

  #click(): void {
    this.clicks++;
    if (this.clicks === 2) {
      this.clicks = 0;
      this.said.push('double');
    } else if (this.draggedEvents < 3) this.said.push('click');
  }

  #emit(type: string, at: Point): void {
    for (const [of, listener] of this.#listeners) if (of === type) listener(at);
  }
}

function counter(): Counter {
  const made = new Counter();
  tellClicksApart(made);
  return made;
}

test('a click soon after a drag is a click, wherever the drag ended', () => {
  expect(counter().press(0, { moves: 5 }).press(5).said).toEqual(['click']);
  expect(counter().press(0, { moves: 5, inside: false }).press(5).said).toEqual(['click']);
});

test('two clicks after a drag are a double click', () => {
  expect(counter().press(0, { moves: 5 }).press(5).press(5).said).toEqual(['click', 'double']);
  expect(counter().press(0, { moves: 5, inside: false }).press(5).press(5).said).toEqual(['click', 'double']);
});

test('two clicks at one place are a double click, also if the hand slips; apart they are two', () => {
  expect(counter().press(0).press(3, { moves: 2 }).said).toEqual(['click', 'double']);
  expect(counter().press(0).press(40).said).toEqual(['click', 'click']);
  expect(counter().press(0).press(40).press(40).said).toEqual(['click', 'click', 'double']);
});
