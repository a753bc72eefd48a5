import { describe, expect, test } from '@jest/globals';
import {
  dayAfter,
  dayBefore,
  enclosingPart,
  firstOfPeriod,
  isDay,
  isPeriodStart,
  periodEnd,
  periodLabel,
} from './period.ts';

describe('isDay', () => {
  test.each(['2023-09-13', '2024-02-29', '0001-01-01', '9999-12-31', '0099-03-01'])('accepts %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2023-02-30',
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '0000-01-01',
    '2023-9-13',
    '2023-09-13T00:00:00Z',
    'today',
    '',
    20230913,
    null,
  ])('rejects %s', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('a period', () => {
  test.each([
    ['2023-09-13', 'DAY', '2023-09-14', '2023-09-13'],
    ['2024-02-28', 'DAY', '2024-02-29', '2024-02-28'],
    ['2023-12-31', 'DAY', '2024-01-01', '2023-12-31'],
    ['2026-01-05', 'WEEK', '2026-01-12', '2026-01-05 to 2026-01-11'],
    ['2023-12-01', 'MONTH', '2024-01-01', '2023-12'],
    ['2018-01-01', 'YEAR', '2019-01-01', '2018'],
    ['2010-01-01', 'DECADE', '2020-01-01', '2010s'],
    ['0099-01-01', 'YEAR', '0100-01-01', '0099'],
    ['9999-01-01', 'DECADE', '9999-12-31', '9999s'],
  ])('%s as a %s ends before %s and reads %s', (day, precision, end, label) => {
    expect(periodEnd(day, precision)).toBe(end);
    expect(periodLabel(day, precision)).toBe(label);
  });

  test.each([
    ['2023-09-13', 'DAY', true],
    ['2023-09-13', 'WEEK', true],
    ['2023-09-13', 'MONTH', false],
    ['2023-09-01', 'MONTH', true],
    ['2023-09-01', 'YEAR', false],
    ['2023-01-01', 'DECADE', false],
    ['2020-01-01', 'DECADE', true],
  ])('%s as the first day of a %s: %s', (day, precision, start) => {
    expect(isPeriodStart(day, precision)).toBe(start);
  });

  test.each([
    ['2023-12-31', '2024-01-01'],
    ['2024-02-28', '2024-02-29'],
    ['9999-12-31', undefined],
  ])('%s is followed by %s', (day, next) => {
    expect(dayAfter(day)).toBe(next);
  });

  test.each([
    ['2023-12-31', 'DAY', '2023-12-31'],
    ['2023-12-13', 'WEEK', '2023-12-13'],
    ['2023-12-13', 'MONTH', '2023-12-01'],
    ['2023-12-13', 'YEAR', '2023-01-01'],
    ['2023-12-13', 'DECADE', '2020-01-01'],
  ])('%s lies in a %s that begins on %s', (day, precision, first) => {
    expect(firstOfPeriod(day, precision)).toBe(first);
  });

  test.each([
    ['2025-08-18', 'WEEK', '2025-08'],
    ['2025-07-28', 'WEEK', '2025'],
    ['2025-12-29', 'WEEK', undefined],
    ['2010-01-01', 'DECADE', undefined],
  ])('%s as a %s lies in %s', (day, precision, part) => {
    expect(enclosingPart(day, precision)).toBe(part);
  });
});

test.each([
  ['2023-09-14', '2023-09-13'],
  ['2024-03-01', '2024-02-29'],
  ['2020-01-01', '2019-12-31'],
  ['0005-01-01', '0004-12-31'],
])('the day before %s is %s', (day, before) => {
  expect(dayBefore(day)).toBe(before);
  expect(periodEnd(before, 'DAY')).toBe(day);
});
