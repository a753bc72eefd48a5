import { describe, expect, test } from '@jest/globals';
import { barOf } from './bar.ts';
import { dayOfNumber, numberOf } from './calendar.ts';
import type { Dated } from './marks.ts';
import { dated } from './testing.ts';

const YEARS = { first: numberOf('2000-01-01'), last: numberOf('2029-12-31') };

const bar = (dates: Partial<Dated>): readonly string[] =>
  barOf(dated(dates, 'Tenure'), YEARS).map(
    ({ kind, from, until }) => `${kind} ${dayOfNumber(from)} ${dayOfNumber(until)}`,
  );

describe('the bar of a fact', () => {
  test('is solid between two days that are known', () => {
    expect(bar({ from: '2010-05-02', fromPrecision: 'DAY', until: '2012-03-01', untilPrecision: 'DAY' })).toEqual([
      'SHOWN 2010-05-02 2012-03-01',
    ]);
  });

  test('is soft where the beginning or end is known to a period', () => {
    expect(bar({ from: '2010-01-01', fromPrecision: 'YEAR', until: '2012-03-01', untilPrecision: 'MONTH' })).toEqual([
      'BEGINS 2010-01-01 2010-12-31',
      'SHOWN 2010-12-31 2012-03-01',
      'ENDS 2012-03-01 2012-04-01',
    ]);
  });

  test('goes on as presumed behind the last observation, up to what speaks against it', () => {
    const dates = { from: '2010-05-02', fromPrecision: 'DAY', lastObserved: '2025-08-23' };
    expect(bar({ ...dates, presumedUntil: '2026-08-23' })).toEqual([
      'SHOWN 2010-05-02 2025-08-24',
      'PRESUMED 2025-08-24 2026-08-23',
    ]);
    expect(bar(dates).at(-1)).toBe('PRESUMED 2025-08-24 2030-01-01');
  });

  test('begins before the first observation if no source says when it began', () => {
    expect(bar({ firstObserved: '2010-05-02', lastObserved: '2011-01-01', presumedUntil: '2012-01-01' })).toEqual([
      'EARLIER 2000-01-01 2010-05-02',
      'SHOWN 2010-05-02 2011-01-02',
      'PRESUMED 2011-01-02 2012-01-01',
    ]);
  });

  test('of what ended some day has only that', () => {
    expect(bar({ until: '2012-01-01', untilPrecision: 'YEAR' })).toEqual([
      'EARLIER 2000-01-01 2012-01-01',
      'ENDS 2012-01-01 2013-01-01',
    ]);
  });

  test('of what has no date is empty, and none leaves the years', () => {
    expect(bar({})).toEqual([]);
    expect(bar({ from: '1980-01-01', fromPrecision: 'DAY', until: '2040-01-01' })).toEqual([
      'SHOWN 2000-01-01 2030-01-01',
    ]);
  });
});
