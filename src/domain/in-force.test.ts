import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FactDates, type InForce, inForceBounds, inForceOn } from './in-force.ts';

const on = (dates: FactDates, day: string): InForce => inForceOn(inForceBounds(dates), day);

test.each<[string, FactDates, Readonly<Record<string, InForce>>]>([
  [
    'days at both ends',
    { from: '1957-05-22', fromPrecision: 'DAY', until: '1957-06-03', untilPrecision: 'DAY' },
    { '1957-05-21': 'NOT', '1957-05-22': 'SHOWN', '1957-06-02': 'SHOWN', '1957-06-03': 'NOT' },
  ],
  [
    'a month in which it ended is neither wholly in nor out',
    { from: '1957-01-01', fromPrecision: 'DAY', until: '1957-05-01', untilPrecision: 'MONTH' },
    { '1957-04-30': 'SHOWN', '1957-05-01': 'PRESUMED', '1957-05-30': 'PRESUMED', '1957-05-31': 'NOT' },
  ],
  [
    'a year in which it began',
    { from: '1957-01-01', fromPrecision: 'YEAR', until: '1960-01-01', untilPrecision: 'DAY' },
    { '1956-12-31': 'NOT', '1957-01-01': 'POSSIBLE', '1957-12-30': 'POSSIBLE', '1957-12-31': 'SHOWN' },
  ],
  [
    'only observed',
    { firstObserved: '2023-09-14', lastObserved: '2023-09-20' },
    { '2023-08-22': 'POSSIBLE', '2023-09-14': 'SHOWN', '2023-09-20': 'SHOWN', '2023-09-21': 'PRESUMED' },
  ],
  ['observed once', { firstObserved: '2023-09-14' }, { '2023-09-14': 'SHOWN', '2023-09-15': 'PRESUMED' }],
  [
    'something speaks against presuming it',
    { from: '2010-01-01', fromPrecision: 'DAY', lastObserved: '2015-12-31', presumedUntil: '2016-12-31' },
    { '2015-12-31': 'SHOWN', '2016-01-01': 'PRESUMED', '2016-12-30': 'PRESUMED', '2016-12-31': 'POSSIBLE' },
  ],
  [
    'what is shown needs no presumption',
    { from: '2010-01-01', fromPrecision: 'DAY', lastObserved: '2015-12-31', presumedUntil: '2012-01-01' },
    { '2015-12-31': 'SHOWN', '2016-01-01': 'POSSIBLE' },
  ],
  ['no date at all', {}, { '0001-01-01': 'POSSIBLE', '9999-12-31': 'POSSIBLE' }],
])('%s', (_, dates, days) => {
  expect(Object.fromEntries(Object.keys(days).map((day) => [day, on(dates, day)]))).toEqual(days);
});

const DAY_MS = 86_400_000;
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

const known = new Map<string, readonly string[]>();

/** The days that a date may stand for. They are counted once for each date: a decade has thousands. */
function daysOf(date: string, precision: string): readonly string[] {
  const key = `${precision} ${date}`;
  const days = known.get(key) ?? countDays(date, precision);
  known.set(key, days);
  return days;
}

/** The days that share a date's month, year or decade, or the week from it on. */
function countDays(date: string, precision: string): readonly string[] {
  const length = { MONTH: 7, YEAR: 4, DECADE: 3 }[precision];
  const first = Date.parse(date);
  const within = (time: number): boolean =>
    length === undefined
      ? time - first < (precision === 'WEEK' ? 7 : 1) * DAY_MS
      : toDay(time).slice(0, length) === date.slice(0, length);
  const days: string[] = [];
  for (let time = first; within(time); time += DAY_MS) days.push(toDay(time));
  return days;
}

/** The table of the docs, read by trying each day that a date may stand for. */
function plain(dates: FactDates, day: string): InForce {
  const begins = dates.from ? daysOf(dates.from, dates.fromPrecision ?? 'DAY') : undefined;
  const ends = dates.until ? daysOf(dates.until, dates.untilPrecision ?? 'DAY') : undefined;
  const first = dates.firstObserved ?? dates.lastObserved;
  const last = dates.lastObserved ?? dates.firstObserved;
  if (begins?.every((one) => one > day) || ends?.every((one) => one <= day)) return 'NOT';
  const begun = begins?.every((one) => one <= day) === true || (first ? first <= day : false);
  const standing = ends?.every((one) => one > day) === true || (last ? day <= last : false);
  if (begun && standing) return 'SHOWN';
  return begun && !(dates.presumedUntil && dates.presumedUntil <= day) ? 'PRESUMED' : 'POSSIBLE';
}

const dayBetween = fc
  .date({ min: new Date('1949-01-01'), max: new Date('1962-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const periodStart: Readonly<Record<string, (day: string) => string>> = {
  DAY: (day) => day,
  WEEK: (day) => day,
  MONTH: (day) => `${day.slice(0, 7)}-01`,
  YEAR: (day) => `${day.slice(0, 4)}-01-01`,
  DECADE: (day) => `${day.slice(0, 3)}0-01-01`,
};

const dated = fc
  .tuple(dayBetween, fc.constantFrom('DAY', 'WEEK', 'MONTH', 'YEAR', 'DECADE'))
  .map(([day, precision]) => ({ day: periodStart[precision]?.(day) ?? day, precision }));

test('the bounds give what the table says, for all dates and precisions', () => {
  const maybe = fc.option(dayBetween);
  const ends = fc.record({ from: fc.option(dated), until: fc.option(dated) });
  const others = fc.record({ firstObserved: maybe, lastObserved: maybe, presumedUntil: maybe });
  fc.assert(
    fc.property(ends, others, dayBetween, ({ from, until }, other, day) => {
      const dates: FactDates = {
        from: from?.day ?? null,
        fromPrecision: from?.precision ?? null,
        until: until?.day ?? null,
        untilPrecision: until?.precision ?? null,
        ...other,
      };
      expect(on(dates, day)).toBe(plain(dates, day));
    }),
    { numRuns: 3000 },
  );
});
