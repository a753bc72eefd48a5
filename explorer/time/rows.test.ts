import { expect, test } from '@jest/globals';
import { rowsOf } from './rows.ts';

type Entries = Parameters<typeof rowsOf>[0];

const DATES = {
  from: '2010-01-01',
  fromPrecision: 'DECADE',
  until: null,
  untilPrecision: null,
  firstObserved: null,
  lastObserved: null,
  presumedUntil: '2049-12-31',
};
const LOAN = {
  __typename: 'Loan',
  id: 'loan:a',
  loanTitle: null,
  principalUsd: 5e10,
  creditor: { id: 'country:CN', name: 'China' },
  debtor: { id: 'country:VE', name: 'Venezuela' },
  ...DATES,
};
const entries = (...nodes: readonly object[]): Entries =>
  nodes.map((node) => ({ kind: 'LOAN', node })) as unknown as Entries;

test('a fact with two entries is one row, seen from the actor', () => {
  const rows = rowsOf(entries(LOAN, LOAN), 'country:CN');
  expect(rows.map(({ label, dates }) => [label, dates])).toEqual([
    ['$50B → Venezuela', 'from 2010s, presumed until 2049-12-31'],
  ]);
  expect(rowsOf(entries(LOAN), 'country:VE')[0]?.label).toBe('$50B ← China');
  expect(rowsOf(entries({ ...LOAN, principalUsd: null, creditor: null }), 'country:VE')[0]?.label).toBe('Loan ← ?');
});

test('the dates say how exactly they are known, and whether the end is', () => {
  const dates = (more: object) => rowsOf(entries({ ...LOAN, ...more }), 'country:VE')[0]?.dates;
  expect(dates({ until: '2012-03-01', untilPrecision: 'MONTH' })).toBe('from 2010s, until 2012-03');
  expect(dates({ from: null, firstObserved: '2018-12-31', presumedUntil: null })).toBe(
    'first observed 2018-12-31, not known to have ended',
  );
  expect(dates({ __typename: 'Event', eventTitle: 'a', from: '2018-01-01', fromPrecision: 'YEAR' })).toBe('from 2018');
});
