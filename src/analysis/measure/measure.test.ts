import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import { betweenness } from 'graphology-metrics/centrality/index.js';
import { MAX_AT_ONCE, measureSlice, measuring } from './measure.ts';
import type { Task } from './worker.mjs';

const linesOf = (rows: readonly (readonly [string, readonly string[]])[]): string =>
  rows.map(([near, others]) => `${near}\t${others.join('\t')}`).join('\n');

/** The betweenness of countries and alliances, with each country in two thirds of the alliances. */
function task(countries: number, alliances: number): Task {
  const names = (kind: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${kind}:${String(index).padStart(4, '0')}`);
  const theirs = names('country', countries);
  const rows = names('alliance', alliances).map((alliance, one): readonly [string, readonly string[]] => [
    alliance,
    theirs.filter((_, other) => (one + other) % 3 > 0),
  ]);
  return { measure: 'BETWEENNESS', lines: linesOf(rows), first: 1_000, maxWalked: 1e9 };
}

const lines = (...groups: readonly (readonly string[])[]): string =>
  linesOf(groups.map(([near = '', ...others]): readonly [string, readonly string[]] => [near, others]));

test('measureSlice counts each pair once in either direction, and no actor tied to itself', async () => {
  const ties = lines(['b', 'a', 'b'], ['a', 'b', 'c'], ['x', 'x'], ['c', 'a']);
  const measured = await measureSlice({ measure: 'DEGREE', lines: ties, first: 2, maxWalked: 1 }, 20_000);
  expect(measured).toMatchObject({
    size: 3,
    ties: 2,
    actors: [
      { rank: 1, score: 1, degree: 2, actor: 'a' },
      { rank: 2, score: 0.5, degree: 1, actor: 'b' },
    ],
  });
});

test('measureSlice lists the best connected members of a community first', async () => {
  const ties = lines(['a', 'b', 'c'], ['b', 'c'], ['x', 'y', 'z'], ['y', 'z'], ['c', 'x'], ['a', 'w']);
  const { communities } = await measureSlice({ measure: 'COMMUNITIES', lines: ties, first: 3, maxWalked: 1 }, 20_000);
  expect(communities).toEqual([
    { size: 4, members: ['a', 'c', 'b'] },
    { size: 3, members: ['x', 'y', 'z'] },
  ]);
});

test('measureSlice closely estimates betweenness that would take too long', async () => {
  const exact = await measureSlice(task(120, 60), 20_000);
  expect(exact.sources).toBeNull();
  const ties = exact.ties;
  const estimated = await measureSlice({ ...task(120, 60), maxWalked: 60 * ties }, 20_000);
  expect(estimated).toMatchObject({ size: 180, ties, sources: 60 });
  expect(await measureSlice({ ...task(120, 60), maxWalked: 60 * ties }, 20_000)).toEqual(estimated);
  const known = new Map(exact.actors.map(({ actor, score }) => [actor, score]));
  const sum = (scores: readonly number[]) => scores.reduce((total, score) => total + score, 0);
  const off = estimated.actors.map(({ actor, score }) => Math.abs(score - (known.get(actor) ?? 0)));
  expect(sum(off)).toBeLessThan(0.25 * sum([...known.values()]));
  expect(sum(estimated.actors.map(({ score }) => score))).toBeCloseTo(sum([...known.values()]), 1);
});

test('measureSlice skips walks from actors with a single tie, and still estimates well with many of them', async () => {
  const leaves = Array.from({ length: 40 }, (_, hub) => [
    `country:${String(hub).padStart(4, '0')}`,
    ...Array.from({ length: 1 + (hub % 9) }, (_, index) => `person:${hub}-${index}`),
  ]);
  const core = task(40, 20);
  const whole: Task = { ...core, lines: `${core.lines}\n${lines(...leaves)}` };
  const coreTies = (await measureSlice(core, 20_000)).ties;
  const exact = await measureSlice({ ...whole, maxWalked: 60 * coreTies }, 20_000);
  expect(exact.sources).toBeNull();
  const estimated = await measureSlice({ ...whole, maxWalked: 59 * coreTies }, 20_000);
  expect(estimated.sources).toBe(59);
  const known = new Map(exact.actors.map(({ actor, score }) => [actor, score]));
  const off = estimated.actors.map(({ actor, score }) => Math.abs(score - (known.get(actor) ?? 0)));
  const sum = (scores: readonly number[]) => scores.reduce((total, score) => total + score, 0);
  expect(sum(off)).toBeLessThan(0.25 * sum([...known.values()]));
});

test('measureSlice computes the same betweenness as a library, for any graph', async () => {
  const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(pairs, async (drawn) => {
      const graph = new UndirectedGraph();
      for (const [one, other] of drawn) if (one !== other) graph.mergeEdge(`n${one}`, `n${other}`);
      const lines = linesOf(
        drawn.map(([one, other]): readonly [string, readonly string[]] => [`n${one}`, [`n${other}`]]),
      );
      const { size, sources, actors } = await measureSlice({ ...task(1, 1), lines }, 20_000);
      const expected = graph.order > 0 ? betweenness(graph, { getEdgeWeight: null }) : {}; // It throws for an empty graph.
      expect([size, sources, actors.length]).toEqual([graph.order, null, graph.order]);
      for (const { actor, score } of actors) expect(score).toBeCloseTo(expected[actor] ?? 0, 9);
    }),
  );
});

test('measureSlice leaves the main thread free while it measures a large slice', async () => {
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
  // In this thread, the measurement would block for the whole time.
  expect(longest).toBeLessThan((performance.now() - start) / 3);
});

test('measureSlice terminates when the time is up', async () => {
  const start = performance.now();
  await expect(measureSlice(task(600, 300), 50)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  const given = performance.now() - start;
  const whole = performance.now();
  await measureSlice(task(600, 300), 60_000);
  expect(given).toBeLessThan(performance.now() - whole);
});

test('measureSlice limits concurrent measurements; the others wait, within their time', async () => {
  const many = Array.from({ length: MAX_AT_ONCE + 3 }, () => measureSlice(task(60, 30), 60_000));
  expect(measuring()).toEqual({ running: MAX_AT_ONCE, waiting: 3 });
  const late = measureSlice(task(60, 30), 0);
  await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  const sizes = (await Promise.all(many)).map(({ size }) => size);
  expect(sizes).toEqual(many.map(() => 90));
  expect(measuring()).toEqual({ running: 0, waiting: 0 });
});
