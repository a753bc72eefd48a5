import { describe, expect, test } from '@jest/globals';
import { all, any, FALSE, innerOf, mapInner, not, type Predicate, TRUE } from './predicate.ts';

const unknown: Predicate = { kind: 'isNull', property: { of: 'node', name: 'from' } };
const other: Predicate = { kind: 'isEmpty', property: { of: 'node', name: 'aliases' } };

describe('combining predicates', () => {
  test('treats an empty conjunction as true and an empty disjunction as false', () => {
    expect(all([])).toBe(TRUE);
    expect(any([])).toBe(FALSE);
  });

  test('drops constants or lets them decide', () => {
    expect(all([TRUE, unknown])).toBe(unknown);
    expect(all([FALSE, unknown])).toBe(FALSE);
    expect(any([FALSE, unknown])).toBe(unknown);
    expect(any([TRUE, unknown])).toBe(TRUE);
  });

  test('flattens nested predicates and drops duplicates', () => {
    expect(all([unknown, all([other, unknown])])).toEqual({ kind: 'and', items: [unknown, other, unknown] });
    expect(any([unknown, any([other, unknown])])).toEqual({ kind: 'or', items: [unknown, other, unknown] });
  });

  test('cancels double negation', () => {
    expect(not(TRUE)).toBe(FALSE);
    expect(not(not(unknown))).toBe(unknown);
  });
});

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
