import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endInForce, type FactDates } from './in-force.ts';
import { lastOfPeriod } from './period.ts';

test.each<[string, FactDates, string | undefined]>([
  ['no end', { from: '1957-05-22', fromPrecision: 'DAY' }, undefined],
  ['a day', { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-06-03', untilPrecision: 'DAY' }, '1957-06-03'],
  ['a day by default', { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-06-03' }, '1957-06-03'],
  [
    'a later month',
    { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-06-01', untilPrecision: 'MONTH' },
    '1957-06-01',
  ],
  [
    'the month of its beginning',
    { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-05-01', untilPrecision: 'MONTH' },
    '1957-05-23',
  ],
  [
    'the year of its beginning',
    { from: '1957-05-01', fromPrecision: 'MONTH', until: '1957-01-01', untilPrecision: 'YEAR' },
    '1957-06-01',
  ],
  [
    'the same year at both ends',
    { from: '1957-01-01', fromPrecision: 'YEAR', until: '1957-01-01', untilPrecision: 'YEAR' },
    '1958-01-01',
  ],
  [
    'a month of the year of its beginning',
    { from: '1957-01-01', fromPrecision: 'YEAR', until: '1957-01-01', untilPrecision: 'MONTH' },
    '1957-02-01',
  ],
  [
    'the week of its beginning',
    { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-05-20', untilPrecision: 'WEEK' },
    '1957-05-23',
  ],
  [
    'a month in which it was observed',
    { firstObserved: '1950-01-01', lastObserved: '1957-05-25', until: '1957-05-01', untilPrecision: 'MONTH' },
    '1957-05-26',
  ],
])('endInForce returns the day after the last one in force: %s', (_, dates, end) => {
  expect(endInForce(dates)).toBe(end);
});

const PRECISIONS = ['DAY', 'WEEK', 'MONTH', 'YEAR', 'DECADE'] as const;
const FIRST_DAYS: Readonly<Record<string, (day: string) => string>> = {
  MONTH: (day) => `${day.slice(0, 7)}-01`,
  YEAR: (day) => `${day.slice(0, 4)}-01-01`,
  DECADE: (day) => `${day.slice(0, 3)}0-01-01`,
};

test('endInForce leaves at least one day in force, and none after the last possible end', () => {
  const day = fc
    .date({ min: new Date('1949-01-01'), max: new Date('1962-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const precision = fc.constantFrom(...PRECISIONS);
  fc.assert(
    fc.property(day, precision, day, precision, (begun, fromPrecision, ended, untilPrecision) => {
      const from = FIRST_DAYS[fromPrecision]?.(begun) ?? begun;
      const until = FIRST_DAYS[untilPrecision]?.(ended) ?? ended;
      fc.pre(untilPrecision === 'DAY' ? from < until : from <= lastOfPeriod(until, untilPrecision));
      const end = endInForce({ from, fromPrecision, until, untilPrecision }) ?? '';
      expect(end > from).toBe(true);
      expect(end >= until).toBe(true);
      if (untilPrecision === 'DAY' || until > from) expect(end).toBe(until);
      else expect(end > lastOfPeriod(until, untilPrecision)).toBe(end === nextDay(lastOfPeriod(until, untilPrecision)));
    }),
    { numRuns: 500 },
  );
});

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
