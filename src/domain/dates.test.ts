import { describe, expect, test } from '@jest/globals';
import { isDay } from './dates.ts';

describe('a day', () => {
  test.each(['2023-09-13', '2024-02-29', '0001-01-01', '9999-12-31', '0099-03-01'])('%s is one', (text) => {
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
  ])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
  });
});
