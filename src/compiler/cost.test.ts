import { describe, expect, test } from '@jest/globals';
import { checkCost, costOf } from './cost.ts';
import type { CostNode } from './plan.ts';

const tree: readonly CostNode[] = [
  {
    field: 'countries',
    rows: { kind: 'parameter', name: 'p0' },
    children: [
      { field: 'countries.nodes.loansGiven', rows: { kind: 'parameter', name: 'p1' }, children: [] },
      { field: 'countries.nodes.leaders', rows: { kind: 'fixed', count: 2 }, children: [] },
    ],
  },
];

const rows = new Map([
  ['p0', 100],
  ['p1', 50],
]);

describe('the cost of an operation', () => {
  test('multiplies page sizes down the tree', () => {
    expect(costOf(tree, rows)).toEqual({
      total: 100 + 100 * 50 + 100 * 2,
      heaviest: { field: 'countries.nodes.loansGiven', rows: 5000 },
    });
  });

  test('is taken up to the limit and refused above it, with the figures', () => {
    expect(checkCost(tree, rows, 5300)).toBe(5300);
    expect(() => checkCost(tree, rows, 5299)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/5300 rows.*limit of 5299.*countries\.nodes\.loansGiven/),
        extensions: { code: 'OPERATION_TOO_COSTLY', cost: 5300, limit: 5299, field: 'countries.nodes.loansGiven' },
      }),
    );
  });
});
