import { describe, expect, test } from '@jest/globals';
import { type DateForm, dateForm, firstAfter, ISO_FORMS, readDate } from './read.ts';

function forms(...formats: string[]): readonly DateForm[] {
  return formats.map((format) => {
    const form = dateForm(format);
    if (typeof form === 'string') throw new Error(form);
    return form;
  });
}

describe('readDate', () => {
  test.each([
    ['2012-03-05', 'iso', '2012-03-05', 'DAY'],
    ['2012-03-05T10:00:00Z', 'iso', '2012-03-05', 'DAY'],
    ['2000-02-29', 'iso', '2000-02-29', 'DAY'],
    ['1997', 'yyyy', '1997-01-01', 'YEAR'],
    ['1816.0', 'yyyy', '1816-01-01', 'YEAR'],
    ['2012-03', 'yyyy-MM', '2012-03-01', 'MONTH'],
    ['12 December 2019', 'd MMMM yyyy', '2019-12-12', 'DAY'],
    ['5 Sep 2025', 'd MMM yyyy', '2025-09-05', 'DAY'],
    ['5 sept. 2025', 'd MMM yyyy', '2025-09-05', 'DAY'],
    ['April 2018', 'MMMM yyyy', '2018-04-01', 'MONTH'],
    ['13/2/1990', 'd/M/yyyy', '1990-02-13', 'DAY'],
    ['02/13/1990', 'MM/dd/yyyy', '1990-02-13', 'DAY'],
    ['(1990.02)', '(yyyy.MM)', '1990-02-01', 'MONTH'],
    ['1990s', 'decade', '1990-01-01', 'DECADE'],
    ['1990’s', 'decade', '1990-01-01', 'DECADE'],
    ['00/10/1998', 'd/M/yyyy', '1998-10-01', 'MONTH'],
    ['1998-00-00', 'yyyy-MM-dd', '1998-01-01', 'YEAR'],
    ['00 October 1998', 'd MMMM yyyy', '1998-10-01', 'MONTH'],
  ])('reads %s as %s', (text, format, date, precision) => {
    expect(readDate(text, forms(format))).toEqual({ date, precision });
  });

  test.each([
    ['2023-02-30', 'iso', '"2023-02-30" is not a date: 2023-02 has no day 30'],
    ['1900-02-29', 'iso', '"1900-02-29" is not a date: 1900-02 has no day 29'],
    ['2023-13', 'yyyy-MM', '"2023-13" is not a date: there is no month 13'],
    ['0000', 'yyyy', '"0000" is not a date: the year 0 is not between 1 and 9999'],
    ['31 June 2001', 'd MMMM yyyy', '"31 June 2001" is not a date: 2001-06 has no day 31'],
    ['1990x02', 'yyyy.MM', '"1990x02" is not a date in a format of the mapping'],
    ['2012-03-05', 'yyyy', '"2012-03-05" is not a date in a format of the mapping'],
  ])('refuses %s as %s', (text, format, problem) => {
    expect(readDate(text, forms(format))).toBe(problem);
  });

  test.each([
    ['1998-10-12', '1998-10-12', 'DAY'],
    ['1998-10-12Z', '1998-10-12', 'DAY'],
    ['19981012', '1998-10-12', 'DAY'],
    ['1998-10-00', '1998-10-01', 'MONTH'],
    ['1998-10-00T00:00:00Z', '1998-10-01', 'MONTH'],
    ['1998-10-XX', '1998-10-01', 'MONTH'],
    ['1998-10', '1998-10-01', 'MONTH'],
    ['1998-10+02:00', '1998-10-01', 'MONTH'],
    ['19981000', '1998-10-01', 'MONTH'],
    ['1998-00-00', '1998-01-01', 'YEAR'],
    ['+1998-00-00T00:00:00Z', '1998-01-01', 'YEAR'],
    ['+00000001998-01-01T00:00:00Z', '1998-01-01', 'DAY'],
    ['1998-uu-uu', '1998-01-01', 'YEAR'],
    ['1998-00', '1998-01-01', 'YEAR'],
    ['1998', '1998-01-01', 'YEAR'],
    ['+1998', '1998-01-01', 'YEAR'],
    ['1998.0', '1998-01-01', 'YEAR'],
    ['0987', '0987-01-01', 'YEAR'],
    ['1990s', '1990-01-01', 'DECADE'],
    ['199X', '1990-01-01', 'DECADE'],
  ])('reads %s as %s, known to the %s, by default', (text, date, precision) => {
    expect(readDate(text, ISO_FORMS)).toEqual({ date, precision });
  });

  test.each([
    ['-0044-03-15T00:00:00Z', 'the year -44 is not between 1 and 9999'],
    ['−0044', 'the year -44 is not between 1 and 9999'],
    ['0000-00-00', 'the year 0 is not between 1 and 9999'],
    ['+12000-01-01T00:00:00Z', 'the year 12000 is not between 1 and 9999'],
    ['987', 'a year has four digits, such as 0987'],
    ['44 BC', 'it is before the year 1, the first of the calendar'],
    ['1998-00-12', 'it has the day 12 but no month'],
    ['1998-13-00', 'there is no month 13'],
    ['19981301', 'there is no month 13'],
  ])('refuses %s: %s', (text, problem) => {
    expect(readDate(text, ISO_FORMS)).toBe(`"${text}" is not a date: ${problem}`);
  });

  test('reads a date by the first of several formats that fits', () => {
    const several = forms('MM/dd/yyyy', 'dd/MM/yyyy');
    expect(readDate('02/03/1990', several)).toMatchObject({ date: '1990-02-03' });
    expect(readDate('13/02/1990', several)).toMatchObject({ date: '1990-02-13' });
    expect(ISO_FORMS.map((form) => form('1990') !== null)).toEqual([false, false, true, false, false]);
  });
});

test.each([
  ['dd MM yy', 'has "yy"'],
  ['d yyyy', 'must have a year'],
  ['MM yyyy MMMM', 'each once'],
  ['yyyy Q', 'has "Q"'],
])('refuses the format %s', (format, problem) => {
  expect(dateForm(format)).toContain(problem);
});

test.each([
  ['2012-12-31', 'DAY', 'day', '2013-01-01', 'DAY'],
  ['2012-02-28', 'DAY', 'day', '2012-02-29', 'DAY'],
  ['2012-11-30', 'DAY', 'day', '2012-12-01', 'DAY'],
  ['2012-12-01', 'MONTH', 'month', '2012-12-01', 'MONTH'],
  ['2012-05-17', 'DAY', 'month', '2012-05-01', 'MONTH'],
  ['2013-01-01', 'YEAR', 'year', '2013-01-01', 'YEAR'],
  ['2013-01-01', 'YEAR', 'day', '2013-01-01', 'YEAR'],
  ['1990-01-01', 'DECADE', 'year', '1990-01-01', 'DECADE'],
] as const)('what lasted into %s, known to the %s and the %s, ended on %s', (date, precision, unit, after, known) => {
  expect(firstAfter({ date, precision }, unit)).toEqual({ date: after, precision: known });
});

test('finds no day after the last one of the calendar', () => {
  expect(firstAfter({ date: '9999-12-31', precision: 'DAY' }, 'day')).toContain('"9999-12-31" has no following day');
});
