import { describe, expect, test } from '@jest/globals';
import { innerOf, mapInner, type Predicate } from './predicate.ts';

const unknown: Predicate = { kind: 'isNull', property: { of: 'node', name: 'from' } };
const other: Predicate = { kind: 'isEmpty', property: { of: 'node', name: 'aliases' } };

describe('the conditions within a condition', () => {
  const branches = [{ label: 'Loan', condition: unknown }];
  const relation = { relationship: 'DEBTOR', direction: 'IN' } as const;
  const comparisons = [{ operator: '>', parameter: 'p0', negated: false }] as const;

  test.each<Predicate>([
    { kind: 'and', items: [unknown] },
    { kind: 'or', items: [unknown] },
    { kind: 'not', item: unknown },
    { kind: 'someItem', list: 'values', condition: unknown },
    { kind: 'exists', relation, single: true, branches },
    { kind: 'count', counted: { kind: 'items', list: 'values', condition: unknown }, comparisons },
    { kind: 'count', counted: { kind: 'related', relation, distinct: false, only: true, branches }, comparisons },
  ])('are found and replaced in $kind', (predicate) => {
    expect(innerOf(predicate)).toEqual([unknown]);
    const mapped = mapInner(predicate, () => other);
    expect(innerOf(mapped)).toEqual([other]);
    expect(mapInner(mapped, () => unknown)).toEqual(predicate);
  });

  test('are none in a comparison', () => {
    expect(innerOf(unknown)).toEqual([]);
    expect(mapInner(unknown, () => other)).toBe(unknown);
  });
});
