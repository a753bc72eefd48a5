import { expect, test } from '@jest/globals';
import { MAX_PAIRS } from '../../src/analysis/read-limits.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { askGraph, countingGraph } from '../support/ask.ts';

const [NEAR, FAR] = [500, 450];
const ids = (kind: string, count: number) => Array.from({ length: count }, (_, index) => `${kind}:${index}`);

/** A graph in which so many pairs are tied: the last of them is the first that is too many, where there is one more. */
const tied = (pairs: number): GraphPort => ({
  ...countingGraph(),
  read: async ({ text, params }) => {
    if (!text.includes('(a:`Country`)')) return [];
    const others = ids('alliance', FAR);
    let left = Math.min(pairs, Number(params.limit));
    return ids('country', NEAR).flatMap((near) => {
      const own = others.slice(0, Math.max(0, left));
      left -= own.length;
      return own.length > 0 ? [[near, own]] : [];
    });
  },
});

const MEASURED = 'size ties gaveUp';
const centrality = (metric: string) =>
  `{ centrality(metric: ${metric}, first: 1) { ${MEASURED} estimatedFrom actors { rank } } }`;

test('a slice over the limit of pairs is cut and says so', async () => {
  const { result, notes } = await askGraph(tied(MAX_PAIRS + 1), centrality('DEGREE'));
  expect(result).toEqual({
    data: { centrality: { size: 895, ties: MAX_PAIRS, gaveUp: true, estimatedFrom: null, actors: [{ rank: 1 }] } },
  });
  expect(notes).toMatchObject([{ code: 'CUT', path: 'centrality' }]);
  const communities = await askGraph(tied(1e9), `{ c: communities { ${MEASURED} } }`);
  expect(communities.result).toEqual({ data: { c: { size: 895, ties: MAX_PAIRS, gaveUp: true } } });
  expect(communities.notes).toMatchObject([{ code: 'CUT', path: 'c' }]);
});

test('a slice at the limit of pairs is whole', async () => {
  const { result, notes } = await askGraph(tied(MAX_PAIRS), centrality('PAGERANK'));
  expect(result).toMatchObject({ data: { centrality: { size: 895, ties: MAX_PAIRS, gaveUp: false } } });
  expect(notes).toEqual([]);
});

test('betweenness of a large slice is an estimate and says so', async () => {
  const { result, notes } = await askGraph(tied(1e9), centrality('BETWEENNESS'));
  expect(result).toMatchObject({ data: { centrality: { gaveUp: true, estimatedFrom: 300, ties: MAX_PAIRS } } });
  expect(notes.map(({ code }) => code)).toEqual(['CUT', 'ESTIMATED']);
});
