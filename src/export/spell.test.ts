import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FactDates, inForceBounds, inForceOn, PRECISIONS } from '../domain/index.ts';
import { presumedSpell } from './spell.ts';

test.each<[string, FactDates, object]>([
  ['a loan of a year', { from: '2007-01-01', fromPrecision: 'YEAR' }, { start: '2007-12-31' }],
  [
    'a loan of a year that was seen in it',
    { from: '2007-01-01', fromPrecision: 'YEAR', firstObserved: '2007-05-01', until: '2009-06-01' },
    { start: '2007-05-01', end: '2009-05-31' },
  ],
  [
    'an end known to the year',
    { from: '2007-03-01', until: '2009-01-01', untilPrecision: 'YEAR' },
    { start: '2007-03-01', end: '2009-12-30' },
  ],
  [
    'a presumption that ends',
    { lastObserved: '2015-12-31', presumedUntil: '2016-12-31' },
    { start: '2015-12-31', end: '2016-12-30' },
  ],
  ['one day', { from: '2007-03-01', until: '2007-03-02' }, { start: '2007-03-01', end: '2007-03-01' }],
  [
    'what ended within the period of its beginning',
    { from: '2007-01-01', fromPrecision: 'YEAR', until: '2007-06-01' },
    {},
  ],
  ['what is not known to have begun', { until: '2007-06-01' }, {}],
  ['no date', {}, {}],
])('%s', (_, dates, spell) => {
  expect(presumedSpell(dates)).toEqual(spell);
});

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2001-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = fc.option(day);
const precision = fc.option(fc.constantFrom(...PRECISIONS));

test('a spell has the days on which a fact is at least presumed to be in force', () => {
  const dates = fc.record({
    from: maybe,
    fromPrecision: precision,
    firstObserved: maybe,
    until: maybe,
    untilPrecision: precision,
    lastObserved: maybe,
    presumedUntil: maybe,
  });
  const seen = { in: 0, out: 0, none: 0 };
  fc.assert(
    fc.property(dates, fc.array(day, { minLength: 5 }), (known, days) => {
      const { start, end } = presumedSpell(known);
      if (start === undefined) expect(end).toBeUndefined();
      seen.none += Number(start === undefined);
      // The days at its ends, and those beside them, tell most.
      const near = [start, end].flatMap((one) => (one === undefined ? [] : [-1, 0, 1].map((by) => shifted(one, by))));
      for (const one of [...days, ...near]) {
        const isIn = start !== undefined && start <= one && (end === undefined || one <= end);
        expect([one, isIn]).toEqual([one, ['SHOWN', 'PRESUMED'].includes(inForceOn(inForceBounds(known), one))]);
        seen[isIn ? 'in' : 'out']++;
      }
    }),
    { numRuns: 2000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200);
});

const shifted = (one: string, by: number): string =>
  new Date(Date.parse(one) + by * 86_400_000).toISOString().slice(0, 10);
