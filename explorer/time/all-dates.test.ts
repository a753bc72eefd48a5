import { expect, test } from '@jest/globals';
import type { DatesQuery } from '../api/index.ts';
import type { Cut, CutField } from '../state/index.ts';
import { datesIn, datesQuestions } from './all-dates.ts';
import { dayOfNumber } from './calendar.ts';
import { spanOf } from './marks.ts';

const cut = (node: string, field: CutField, shown: number, total: number): Cut => ({
  ...{ node, field, shown, total },
  kind: 'LOAN',
  undecided: null,
});

test('only lists that are cut are asked for, those of several actors together', () => {
  expect(datesQuestions([cut('country:VE', 'events', 3, 3)])).toEqual([]);
  const asked = datesQuestions([
    cut('country:VE', 'loansReceived', 40, 900),
    cut('country:VE', 'events', 40, 41),
    cut('country:CN', 'events', 40, 50),
    cut('country:CN', 'loansReceived', 40, 50),
    cut('country:RU', 'loansGiven', 40, 50),
    cut('country:RU', 'loansReceived', 5, 5),
  ]);
  const none = { tenures: false, memberships: false, loansGiven: false, loansReceived: false, events: false };
  expect(asked).toEqual([
    { ...none, ids: ['country:VE', 'country:CN'], loansReceived: true, events: true },
    { ...none, ids: ['country:RU'], loansGiven: true },
  ]);
  expect(datesQuestions(Array.from({ length: 45 }, (_, at) => cut(`country:${at}`, 'events', 1, 2)))).toHaveLength(3);
});

const range = (min: string | null, max: string | null) => ({ min, max });
const years = (
  field: CutField,
  until: { min: string | null; max: string | null; nulls: number },
  from = range('1950-05-01', '1990-01-01'),
) => {
  const aggregate = { from, until, firstObserved: range(null, null), lastObserved: range(null, '1995-02-03') };
  const answer = { nodes: [{ __typename: 'Country', id: 'country:VE', [field]: { aggregate } }, null] };
  const span = spanOf(datesIn([answer as unknown as DatesQuery]), '2026-12-01');
  return span && [dayOfNumber(span.first), dayOfNumber(span.last)];
};

test('the years go from the first date to the last, and to the present if something has no end', () => {
  expect(years('loansGiven', { min: '1951-01-01', max: '2001-05-05', nulls: 0 })).toEqual(['1950-01-01', '2001-12-31']);
  expect(years('loansGiven', { min: '1951-01-01', max: '2001-05-05', nulls: 3 })).toEqual(['1950-01-01', '2026-12-31']);
  expect(years('loansGiven', { min: '1940-01-01', max: '2030-05-05', nulls: 3 })).toEqual(['1940-01-01', '2030-12-31']);
  // All have happened, though no end is stated.
  expect(years('events', { min: null, max: null, nulls: 9 })).toEqual(['1950-01-01', '1995-12-31']);
  const lasting = range('1950-05-01', '1999-01-01');
  expect(years('events', { min: null, max: null, nulls: 9 }, lasting)).toEqual(['1950-01-01', '1999-12-31']);
});
