import { describe, expect, test } from '@jest/globals';
import { all, any, FALSE, not, type Predicate, TRUE } from './predicate.ts';

const unknown: Predicate = { kind: 'isNull', property: { of: 'node', name: 'from' } };
const other: Predicate = { kind: 'isEmpty', property: { of: 'node', name: 'aliases' } };

describe('predicates', () => {
  test('all of none holds, one of none does not', () => {
    expect(all([])).toBe(TRUE);
    expect(any([])).toBe(FALSE);
  });

  test('what is decided falls away or decides', () => {
    expect(all([TRUE, unknown])).toBe(unknown);
    expect(all([FALSE, unknown])).toBe(FALSE);
    expect(any([FALSE, unknown])).toBe(unknown);
    expect(any([TRUE, unknown])).toBe(TRUE);
  });

  test('nested ones are taken in', () => {
    expect(all([unknown, all([other, unknown])])).toEqual({ kind: 'and', items: [unknown, other, unknown] });
    expect(any([unknown, any([other, unknown])])).toEqual({ kind: 'or', items: [unknown, other, unknown] });
  });

  test('a complement of a complement is the condition itself', () => {
    expect(not(TRUE)).toBe(FALSE);
    expect(not(not(unknown))).toBe(unknown);
  });
});
