import type { Point } from '../state/index.ts';
import { distance } from './geometry.ts';

/** What sigma's captor of the mouse has of clicks. */
interface ClickCounter {
  /** The second click within a moment is a double click. */
  clicks: number;
  /** Moves while the mouse is down. */
  readonly draggedEvents: number;
  readonly on: (type: 'mousedown' | 'mouseup', listener: (at: Point) => void) => unknown;
}

/** So many moves are a drag, as sigma has it. */
const DRAG = 3;
/** Two clicks farther apart, in points of the screen, are no double click. */
const NEAR = 6;

/**
 * Sigma counts the end of a drag as a click, and two clicks wherever they are as a double click: a click soon after a drag
 * then selects nothing. With this, a drag is no click, and a double click is at one place.
 */
export function tellClicksApart(counter: ClickCounter): void {
  let last: Point | null = null;
  counter.on('mousedown', ({ x, y }) => {
    if (counter.clicks < 0 || (last && distance(last, { x, y }) > NEAR)) counter.clicks = 0;
    last = { x, y };
  });
  // The click that follows makes it 0.
  counter.on('mouseup', () => {
    if (counter.draggedEvents >= DRAG) counter.clicks = -1;
  });
}
