import { expect, test } from '@jest/globals';
import { bundleWidth, lineOf, NODE_LOOKS, sizeOf, widthOf } from './looks.ts';

test('each kind of node has a shape and a colour of its own', () => {
  const looks = Object.values(NODE_LOOKS);
  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(looks.length);
  expect(new Set(looks.map(({ hue }) => hue)).size).toBe(looks.length);
});

test('a node grows with its ties, up to a limit', () => {
  const size = (degree: number): number => sizeOf({ kind: 'Country', degree });
  expect(size(4)).toBeGreaterThan(size(1));
  expect(size(50_000)).toBe(28);
});

test('a loan is as wide as its amount is large; other ties and unknown amounts are plain', () => {
  const width = (amountUsd: number | null): number => widthOf({ kind: 'LOAN', amountUsd });
  expect(width(50e9)).toBeGreaterThan(width(1e9) + 1);
  expect(width(1e30)).toBe(9);
  expect(width(0.5)).toBeGreaterThan(1);
  expect(width(null)).toBe(widthOf({ kind: 'TENURE', amountUsd: null }));
  expect(bundleWidth(10_000)).toBeLessThanOrEqual(9.3);
});

test('what is presumed is dashed, what is possible dotted', () => {
  expect(['SHOWN', 'PRESUMED', 'POSSIBLE', 'NOT', null].map((level) => lineOf(level as 'SHOWN' | null))).toEqual([
    'solid',
    'dashed',
    'dotted',
    'solid',
    'solid',
  ]);
});
