import { describe, expect, test } from '@jest/globals';
import { all, any, not } from './logic.ts';
import { type ExistsCondition, FALSE, type Predicate, TRUE } from './predicate.ts';

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

describe('conditions on the nodes of one relation', () => {
  const some = (condition: Predicate, more: Partial<ExistsCondition> = {}): ExistsCondition => ({
    kind: 'exists',
    relation: { relationship: 'DEBTOR', direction: 'IN' },
    single: false,
    branches: [{ label: 'Loan', condition }],
    ...more,
  });
  const either: Predicate = { kind: 'or', items: [unknown, other] };
  const both: Predicate = { kind: 'and', items: [unknown, other] };
  const one = { single: true };

  test('follow it once where that means the same', () => {
    expect(any([some(unknown), some(other)])).toEqual(some(either));
    expect(all([not(some(unknown)), not(some(other))])).toEqual(not(some(either)));
    expect(all([some(unknown, one), some(other, one)])).toEqual(some(both, one));
    expect(any([not(some(unknown, one)), not(some(other, one))])).toEqual(not(some(both, one)));
  });

  test('stay apart where different nodes may meet them', () => {
    expect(all([some(unknown), some(other)])).toEqual({ kind: 'and', items: [some(unknown), some(other)] });
    const negated = [not(some(unknown)), not(some(other))];
    expect(any(negated)).toEqual({ kind: 'or', items: negated });
  });

  test('stay apart for different relations, and negated from not negated', () => {
    const creditor = some(other, { relation: { relationship: 'CREDITOR', direction: 'IN' } });
    expect(any([some(unknown), creditor])).toEqual({ kind: 'or', items: [some(unknown), creditor] });
    const mixed = [some(unknown), not(some(other))];
    expect(any(mixed)).toEqual({ kind: 'or', items: mixed });
  });

  test('keep their place among others, and become one at each level', () => {
    const deep = (condition: Predicate) => some(some(condition));
    expect(any([other, deep(unknown), unknown, deep(other)])).toEqual({
      kind: 'or',
      items: [other, deep(either), unknown],
    });
  });

  test('test what they share once', () => {
    const third: Predicate = { kind: 'isNull', property: { of: 'node', name: 'to' } };
    expect(any([some(all([third, unknown])), some(all([third, other]))])).toEqual(
      some({ kind: 'and', items: [third, either] }),
    );
    expect(any([some(third), some(all([third, other]))])).toEqual(some(third));
  });

  test('keep the labels that a node may have', () => {
    const on = (label: string) => ({ single: true, branches: [{ label, condition: unknown }] });
    const [country, person] = [some(unknown, on('Country')), some(unknown, on('Person'))];
    expect(any([country, person])).toEqual(
      some(unknown, { single: true, branches: [...country.branches, ...person.branches] }),
    );
    expect(all([country, person])).toBe(FALSE);
    expect(any([not(country), not(person)])).toBe(TRUE);
  });
});
