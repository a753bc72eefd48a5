import { expect, test } from '@jest/globals';
import { ftmDate, ftmEndDate, ftmYear } from './date.ts';

test.each([
  ['2010-05-17', 'DAY', '2010-05-17', '2010-05-16'],
  ['2010-05-01', undefined, '2010-05-01', '2010-04-30'],
  ['2010-05-01', 'MONTH', '2010-05', '2010-05'],
  ['2010-01-01', 'YEAR', '2010', '2010'],
  ['2010-01-01', 'DECADE', undefined, undefined],
  ['2025-08-18', 'WEEK', '2025-08', '2025-08'],
  ['2025-07-28', 'WEEK', '2025', '2025'],
  ['2025-12-29', 'WEEK', undefined, undefined],
  ['2004-03-01', 'DAY', '2004-03-01', '2004-02-29'],
  ['1000-01-01', 'YEAR', '1000', '1000'],
  ['0999-12-31', 'DAY', undefined, undefined],
])('ftmDate and ftmEndDate format %s with precision %s', (date, precision, begin, end) => {
  expect(ftmDate(date, precision)).toBe(begin);
  expect(ftmEndDate(date, precision)).toBe(end);
});

test.each([
  [1962, '1962'],
  [999, undefined],
  [0, undefined],
  [10_000, undefined],
])('ftmYear formats %d', (year, expected) => {
  expect(ftmYear(year)).toBe(expected);
});
