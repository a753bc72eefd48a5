import { describe, expect, test } from '@jest/globals';
import { dayBefore, periodEnd } from './period.ts';

describe('dayBefore', () => {
  test.each([
    ['2023-09-14', '2023-09-13'],
    ['2024-03-01', '2024-02-29'],
    ['2020-01-01', '2019-12-31'],
    ['0005-01-01', '0004-12-31'],
  ])('%s follows %s', (day, before) => {
    expect(dayBefore(day)).toBe(before);
    expect(periodEnd(before, 'DAY')).toBe(day);
  });
});
