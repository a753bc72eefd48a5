import { describe, expect, test } from '@jest/globals';
import { chosenDates } from './chosen-dates.ts';
import type { Candidate } from './ranking.ts';

/** Candidates by property, the best first. */
const chosen = (given: Readonly<Record<string, readonly (readonly [value: string, precision?: string])[]>>) =>
  chosenDates(
    new Map(
      Object.entries(given).map(([property, dates]) => [
        property,
        dates.map(([value, precision = null], index): Candidate => {
          const stated = { property, value, original: null, precision };
          const id = `statement:${property}-${index}`;
          return {
            statement: { id, statedOf: 'loan:x', source: 'source:a', basis: 'REPORTED', locator: 1, values: [stated] },
            stated,
            index: 0,
          };
        }),
      ]),
    ),
  );

describe('the dates of a fact', () => {
  test('begin with the best beginning, as exactly as that is known', () => {
    expect(
      chosen({
        from: [
          ['2010-01-01', 'YEAR'],
          ['2011-05-06', 'DAY'],
        ],
      }),
    ).toEqual({
      from: '2010-01-01',
      fromPrecision: 'YEAR',
    });
    expect(chosen({ from: [['2010-05-06']] })).toEqual({ from: '2010-05-06', fromPrecision: 'DAY' });
  });

  test('end with the best end that may follow it', () => {
    const from = [['2010-05-06', 'DAY']] as const;
    const kept = { from: '2010-05-06', fromPrecision: 'DAY' };
    expect(chosen({ from, until: [['2010-05-06', 'DAY'], ['2012-01-01']] })).toEqual({
      ...kept,
      until: '2012-01-01',
      untilPrecision: 'DAY',
    });
    expect(
      chosen({
        from,
        until: [
          ['2010-01-01', 'YEAR'],
          ['2012-01-01', 'YEAR'],
        ],
      }),
    ).toEqual({
      ...kept,
      until: '2010-01-01',
      untilPrecision: 'YEAR',
    });
    expect(chosen({ from, until: [['2009-01-01', 'YEAR']] })).toEqual(kept);
  });

  test('end with the best end if no source knows the beginning', () => {
    expect(
      chosen({
        until: [
          ['2009-01-01', 'YEAR'],
          ['2010-01-01', 'DAY'],
        ],
      }),
    ).toEqual({
      until: '2009-01-01',
      untilPrecision: 'YEAR',
    });
  });

  test('have the first and the last observation of all', () => {
    const days = [['2011-01-01'], ['2009-01-01'], ['2010-01-01']] as const;
    expect(chosen({ firstObserved: days, lastObserved: days })).toEqual({
      firstObserved: '2009-01-01',
      lastObserved: '2011-01-01',
    });
    expect(chosen({})).toEqual({});
  });
});
