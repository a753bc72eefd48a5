import { describe, expect, test } from '@jest/globals';
import type { Point } from '../state/index.ts';
import { Arranger } from './arranger.ts';
import { startLayout } from './layout.ts';
import type { LayoutQuestion } from './layout-types.ts';
import { sceneOf } from './scene.ts';
import { edge, node } from './testing.ts';

const star = (...rays: readonly string[]) =>
  sceneOf({ nodes: ['hub', ...rays].map((id) => node(id)), edges: rays.map((id) => edge(`e${id}`, 'hub', id)) });

/** An arranger whose layout answers when it is told to. */
const arranger = (kept = new Map<string, Point>()) => {
  const questions: LayoutQuestion[] = [];
  const told: boolean[] = [];
  const one = new Arranger(
    kept,
    (question) => questions.push(question),
    (_, still) => told.push(still),
  );
  const answer = (): void => {
    const question = questions.at(-1);
    if (!question) throw new Error('nothing asked');
    const layout = startLayout(question);
    while (!layout.advance(10));
    one.receive({ run: question.run, places: layout.places(), done: true });
  };
  return { one, questions, told, answer };
};

describe('the arranger', () => {
  test('lays out a new picture once it is complete, and is still afterwards', () => {
    const { one, questions, told, answer } = arranger();
    one.show(star('a', 'b'), {}, false, true);
    expect(questions).toHaveLength(0);
    one.show(star('a', 'b', 'c'), {}, true, true);
    expect(questions).toHaveLength(1);
    expect([...(questions[0]?.fixed ?? [])]).toEqual([0, 0, 0, 0]);
    expect(one.still).toBe(false);
    answer();
    expect(told).toEqual([true]);
    expect(one.still).toBe(true);
  });

  test('keeps every node where it is while the picture grows, shrinks and turns back', () => {
    const { one, questions, answer } = arranger();
    one.show(star('a', 'b', 'c'), {}, true, true);
    answer();
    const before = new Map(one.places());
    one.show(star('a', 'b', 'c', 'd', 'e'), {}, true, true);
    expect([...(questions.at(-1)?.fixed ?? [])]).toEqual([1, 1, 1, 1, 0, 0]);
    answer();
    for (const [id, place] of before) expect(one.places().get(id)).toEqual(place);
    const grown = new Map(one.places());
    one.show(star('a'), {}, true, true);
    one.show(star('a', 'b', 'c', 'd', 'e'), {}, true, true);
    expect(questions).toHaveLength(2);
    expect(one.places()).toEqual(grown);
  });

  test('never moves what is pinned, and moves back what is unpinned', () => {
    const { one, answer } = arranger();
    one.show(star('a', 'b'), {}, true, true);
    answer();
    const laidOut = one.places().get('a');
    const pin = { x: 1234.56, y: -7.89 };
    one.show(star('a', 'b'), { a: pin }, true, true);
    expect(one.places().get('a')).toEqual(pin);
    one.again(star('a', 'b'), true);
    answer();
    expect(one.places().get('a')).toEqual(pin);
    one.show(star('a', 'b'), { a: pin }, true, true);
    one.show(star('a', 'b'), {}, true, true);
    expect(one.places().get('a')).not.toEqual(pin);
    expect(laidOut).toBeDefined();
  });

  test('gives a link with pins the exact places, and others the same each time', () => {
    const pin = { x: 300.25, y: -40.5 };
    const places = [0, 1].map(() => {
      const { one, answer } = arranger();
      one.show(star('a', 'b'), { hub: pin }, true, false);
      answer();
      return one.places();
    });
    expect(places[0]).toEqual(places[1]);
    expect(places[0]?.get('hub')).toEqual(pin);
  });

  test('does not take the answer to a question that is no longer asked', () => {
    const { one, questions, told } = arranger();
    one.show(star('a'), {}, true, true);
    one.show(star('a', 'b'), {}, true, true);
    expect(questions).toHaveLength(2);
    one.receive({ run: questions[0]?.run ?? 0, places: new Float32Array(4), done: true });
    expect(told).toEqual([]);
  });

  test('forgets a drawing when another has nothing of it', () => {
    const kept = new Map<string, Point>();
    const { one } = arranger(kept);
    one.show(star('a'), {}, true, true);
    one.show(sceneOf({ nodes: [node('other')], edges: [] }), {}, true, true);
    expect([...kept.keys()]).toEqual(['other']);
  });
});
