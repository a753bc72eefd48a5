import { describe, expect, test } from '@jest/globals';
import { all, any, FALSE, not, type Predicate, TRUE } from './predicate.ts';

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
