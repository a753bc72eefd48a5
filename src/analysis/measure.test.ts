import { expect, test } from '@jest/globals';
import { MOST_AT_ONCE, measureSlice, measuring } from './measure.ts';
import type { Task } from './measure-worker.mjs';
import { linesOf } from './slice.ts';

/** Betweenness of countries and alliances, each country in two thirds of these. */
function task(countries: number, alliances: number): Task {
  const names = (kind: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${kind}:${String(index).padStart(4, '0')}`);
  const theirs = names('country', countries);
  const rows = names('alliance', alliances).map((alliance, one) => [
    alliance,
    theirs.filter((_, other) => (one + other) % 3 > 0),
  ]);
  return { measure: 'BETWEENNESS', lines: linesOf(rows), first: 1_000, mostWalked: 1e9 };
}

const lines = (...groups: readonly (readonly string[])[]): string =>
  linesOf(groups.map(([near, ...others]) => [near ?? '', others]));

test('pairs are tied once, in whichever direction and however often they come, and nobody to oneself', async () => {
  const ties = lines(['b', 'a', 'b'], ['a', 'b', 'c'], ['x', 'x'], ['c', 'a']);
  const measured = await measureSlice({ measure: 'DEGREE', lines: ties, first: 2, mostWalked: 1 }, 20_000);
  expect(measured).toMatchObject({
    size: 3,
    ties: 2,
    actors: [
      { rank: 1, score: 1, degree: 2, actor: 'a' },
      { rank: 2, score: 0.5, degree: 1, actor: 'b' },
    ],
  });
});

test('communities have their best tied members first', async () => {
  const ties = lines(['a', 'b', 'c'], ['b', 'c'], ['x', 'y', 'z'], ['y', 'z'], ['c', 'x'], ['a', 'w']);
  const { communities } = await measureSlice({ measure: 'COMMUNITIES', lines: ties, first: 3, mostWalked: 1 }, 20_000);
  expect(communities).toEqual([
    { size: 4, members: ['a', 'c', 'b'] },
    { size: 3, members: ['x', 'y', 'z'] },
  ]);
});

test('a walk that is too long is told, and not begun', async () => {
  const { tooLong, actors } = await measureSlice({ ...task(40, 20), mostWalked: 1_000 }, 20_000);
  expect(tooLong).toBe(60 * measuredTies(40, 20));
  expect(actors).toEqual([]);
});

const measuredTies = (countries: number, alliances: number): number =>
  task(countries, alliances)
    .lines.split('\n')
    .reduce((sum, line) => sum + line.split('\t').length - 1, 0);

test('while a large slice is measured, this thread goes on with other work', async () => {
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  const start = performance.now();
  try {
    const { size } = await measureSlice(task(400, 200), 60_000);
    expect(size).toBe(600);
  } finally {
    clearInterval(ticks);
  }
  // A ratio of one run: measured here, it would be the whole time.
  expect(longest).toBeLessThan((performance.now() - start) / 3);
});

test('it is ended when the time is up', async () => {
  const start = performance.now();
  await expect(measureSlice(task(600, 300), 50)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  const given = performance.now() - start;
  const whole = performance.now();
  await measureSlice(task(600, 300), 60_000);
  expect(given).toBeLessThan(performance.now() - whole);
});

test('few are measured at once; the others wait for their turn within their time', async () => {
  const many = Array.from({ length: MOST_AT_ONCE + 3 }, () => measureSlice(task(60, 30), 60_000));
  expect(measuring()).toEqual({ running: MOST_AT_ONCE, waiting: 3 });
  const late = measureSlice(task(60, 30), 0);
  await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  const sizes = (await Promise.all(many)).map(({ size }) => size);
  expect(sizes).toEqual(many.map(() => 90));
  expect(measuring()).toEqual({ running: 0, waiting: 0 });
});
