import { describe, expect, test } from '@jest/globals';
import { dayOfNumber, endOf, nearest, numberOf, turned, yearOf, yearStart } from './calendar.ts';

test('a day and its number lead to each other', () => {
  for (const day of ['0001-01-01', '0099-12-31', '1969-12-31', '1970-01-01', '2024-02-29', '9999-12-31']) {
    expect(dayOfNumber(numberOf(day))).toBe(day);
  }
  expect(dayOfNumber(numberOf('0001-01-01') - 1)).toBe('0001-01-01');
  expect(dayOfNumber(numberOf('9999-12-31') + 400)).toBe('9999-12-31');
  expect(yearOf(numberOf('0099-12-31'))).toBe(99);
  expect(dayOfNumber(yearStart(99))).toBe('0099-01-01');
});

test.each([
  ['2023-09-13', 'DAY', '2023-09-14'],
  ['2023-09-11', 'WEEK', '2023-09-18'],
  ['2023-12-01', 'MONTH', '2024-01-01'],
  ['2024-01-01', 'YEAR', '2025-01-01'],
  ['2010-01-01', 'DECADE', '2020-01-01'],
  ['2023-09-13', null, '2023-09-14'],
])('the period %s (%s) ends before %s', (day, precision, expected) => {
  expect(dayOfNumber(endOf(day, precision))).toBe(expected);
});

describe('turning the day', () => {
  test.each([
    ['2024-02-28', 'day', 1, '2024-02-29'],
    ['2024-03-01', 'day', -1, '2024-02-29'],
    ['2023-12-31', 'day', 10, '2024-01-10'],
    ['2024-01-31', 'month', 1, '2024-02-29'],
    ['2024-01-15', 'month', 1, '2024-01-31'],
    ['2024-01-15', 'month', -1, '2023-12-31'],
    ['2024-01-31', 'month', -10, '2023-03-31'],
    ['2023-12-31', 'year', 1, '2024-12-31'],
    ['2023-09-14', 'year', 1, '2023-12-31'],
    ['2023-09-14', 'year', 10, '2032-12-31'],
    ['2023-09-14', 'year', -1, '2022-12-31'],
    ['2023-12-31', 'year', -10, '2013-12-31'],
    ['0001-01-01', 'day', -1, '0001-01-01'],
    ['9999-12-31', 'year', 1, '9999-12-31'],
  ] as const)('%s by %s, %i times, gives %s', (day, step, steps, expected) => {
    expect(turned(day, step, steps)).toBe(expected);
  });

  test('there and back again is where it was, from a position of the step', () => {
    for (const step of ['day', 'month', 'year'] as const) {
      expect(turned(turned('2023-12-31', step, 7), step, -7)).toBe('2023-12-31');
    }
  });
});

test.each([
  ['2023-03-01', 'year', '2022-12-31'],
  ['2023-09-01', 'year', '2023-12-31'],
  ['2023-12-31', 'year', '2023-12-31'],
  ['2023-09-10', 'month', '2023-08-31'],
  ['2023-09-20', 'month', '2023-09-30'],
  ['2023-09-20', 'day', '2023-09-20'],
] as const)('the position nearest to %s by %s is %s', (day, step, expected) => {
  expect(nearest(numberOf(day), step)).toBe(expected);
});
