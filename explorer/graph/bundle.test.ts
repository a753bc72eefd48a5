import { expect, test } from '@jest/globals';
import type { PictureEdge } from '../state/index.ts';
import { bundlesOf, curvatureOf, PARALLEL_MOST } from './bundle.ts';
import { edge } from './testing.ts';

const many = (count: number, more: Partial<PictureEdge> = {}): readonly PictureEdge[] =>
  Array.from({ length: count }, (_, index) => edge(`${more.kind ?? 'LOAN'}${index}`, 'a', 'b', more));

test('a few edges side by side stay apart, whichever way they lead', () => {
  const edges = [...many(PARALLEL_MOST - 1), edge('back', 'b', 'a')];
  const bundles = bundlesOf(edges);
  expect(bundles.map(({ id }) => id)).toEqual(edges.map(({ id }) => id));
  expect(new Set(bundles.map(({ pair }) => pair)).size).toBe(1);
});

test('10,000 edges side by side are one of each kind, and keep all that is behind them', () => {
  const bundles = bundlesOf([...many(10_000), ...many(20, { kind: 'EVENT' }), ...many(2, { kind: 'TENURE' })]);
  expect(bundles.map(({ edges }) => edges.length)).toEqual([10_000, 20, 1, 1]);
});

test('what was found stays apart from the rest', () => {
  const bundles = bundlesOf([...many(30), edge('found', 'a', 'b', { found: true })]);
  expect(bundles.map(({ id, edges }) => [id.startsWith('bundle'), edges.length])).toEqual([
    [true, 30],
    [false, 1],
  ]);
});

test('never more edges are side by side than the limit', () => {
  const kinds = ['LOAN', 'EVENT', 'TENURE', 'MEMBERSHIP'] as const;
  const edges = kinds.flatMap((kind) => [...many(3, { kind }), ...many(2, { kind, found: true })]);
  expect(bundlesOf(edges).length).toBeLessThanOrEqual(2 * PARALLEL_MOST);
});

test('edges side by side bend to both sides, and those that lead back take the same places', () => {
  expect([0, 1, 2].map((index) => curvatureOf(index, 3, true))).toEqual([-0.16, 0, 0.16]);
  expect([0, 1, 2].map((index) => curvatureOf(index, 3, false))).toEqual([0.16, 0, -0.16]);
});
