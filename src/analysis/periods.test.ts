import { expect, test } from '@jest/globals';
import { periodEnd } from '../domain/index.ts';
import { gapsBetween, periodLabel } from './periods.ts';

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

test('gaps are what lies between stretches that neither touch nor overlap', () => {
  expect(
    gapsBetween([
      { from: '2010-01-01', until: '2011-01-01' },
      { from: '2005-01-01', until: '2006-01-01' },
      { from: '2005-03-01', until: '2005-04-01' },
      { from: '2006-01-01', until: '2007-01-01' },
    ]),
  ).toEqual([{ from: '2007-01-01', until: '2010-01-01' }]);
  expect(gapsBetween([])).toEqual([]);
});
