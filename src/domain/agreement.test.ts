import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ValueKind } from './agreement.ts';
import { agree, type GivenValue } from './agreement.ts';

const KINDS: readonly ValueKind[] = ['date', 'amount', 'count', 'name', 'text'];
const PRECISIONS = ['DAY', 'WEEK', 'MONTH', 'YEAR', 'DECADE'];

const given = (value: string, precision: string | null = null): GivenValue => ({ value, precision });

describe('dates that share a day agree', () => {
  test.each([
    ['2020-03-05', 'DAY', '2020-03-05', 'DAY', true],
    ['2020-03-05', 'DAY', '2020-03-06', 'DAY', false],
    ['2020-03-05', 'DAY', '2020-03-01', 'MONTH', true],
    ['2020-03-31', 'DAY', '2020-03-01', 'MONTH', true],
    ['2020-04-01', 'DAY', '2020-03-01', 'MONTH', false],
    ['2020-03-01', 'MONTH', '2020-01-01', 'YEAR', true],
    ['2020-01-01', 'YEAR', '2021-01-01', 'YEAR', false],
    ['2019-01-01', 'YEAR', '2010-01-01', 'DECADE', true],
    ['2020-01-01', 'YEAR', '2010-01-01', 'DECADE', false],
    ['2025-08-17', 'DAY', '2025-08-11', 'WEEK', true],
    ['2025-08-18', 'DAY', '2025-08-11', 'WEEK', false],
    ['2025-07-28', 'WEEK', '2025-08-01', 'MONTH', true],
    ['2025-07-28', 'WEEK', '2025-09-01', 'MONTH', false],
    ['0099-12-31', 'DAY', '0099-01-01', 'YEAR', true],
    ['9999-12-31', 'DAY', '9999-12-01', 'MONTH', true],
  ])('%s as a %s and %s as a %s: %s', (one, precision, other, otherPrecision, expected) => {
    expect(agree('date', given(one, precision), given(other, otherPrecision))).toBe(expected);
    expect(agree('date', given(other, otherPrecision), given(one, precision))).toBe(expected);
  });

  test('without a precision, a date of the model is a day and any other value is text', () => {
    expect(agree('date', given('2020-03-05'), given('2020-03-01', 'MONTH'))).toBe(true);
    expect(agree('date', given('2020-03-05'), given('2020-03-01'))).toBe(false);
    expect(agree('text', given('2020-03-05'), given('2020-03-01', 'MONTH'))).toBe(false);
  });

  test('a property unknown to the model is a date if both values have a precision', () => {
    expect(agree('text', given('2020-03-05', 'DAY'), given('2020-03-01', 'MONTH'))).toBe(true);
  });

  test('a date that does not exist is text', () => {
    expect(agree('date', given('2023-02-30', 'DAY'), given('2023-03-01', 'MONTH'))).toBe(false);
    expect(agree('date', given('in spring', 'DAY'), given('in spring', 'DAY'))).toBe(true);
  });
});

describe('values of other kinds agree or not', () => {
  test.each([
    ['amount', '50000000000', '49600000000', true],
    ['amount', '4', '5', false],
    ['amount', 'fifty', '50', false],
    ['amount', 'fifty', 'fifty', true],
    ['count', '1960', '1962', false],
    ['count', '1960', '1960.0', true],
    ['count', '1962/1963', '1962', false],
    ['text', '4', '4.0', false],
    ['text', 'close', 'close', true],
    ['text', 'close', 'Close', false],
  ] as const)('as %s: %s and %s: %s', (kind, one, other, expected) => {
    expect(agree(kind, given(one), given(other))).toBe(expected);
  });
});

describe('values of any kind', () => {
  const day = fc
    .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const value = fc.oneof(
    day,
    fc.integer({ min: -2000, max: 2000 }).map(String),
    fc.constantFrom('a', 'b', '2023-02-30'),
  );
  const one = fc.tuple(value, fc.constantFrom(null, ...PRECISIONS)).map(([text, precision]) => given(text, precision));
  const values = fc.tuple(one, one);
  const kind = fc.constantFrom(...KINDS);

  test('agree with themselves, and agreement is symmetric', () => {
    fc.assert(
      fc.property(kind, values, (sort, [one, other]) => {
        expect(agree(sort, one, one)).toBe(true);
        expect(agree(sort, one, other)).toBe(agree(sort, other, one));
      }),
    );
  });

  test('agree with a period if they are dates within it, and not if they are a decade apart', () => {
    const first = (date: string, precision: string): string => {
      if (precision === 'DECADE') return `${date.slice(0, 3)}0-01-01`;
      if (precision === 'YEAR') return `${date.slice(0, 4)}-01-01`;
      return precision === 'MONTH' ? `${date.slice(0, 7)}-01` : date;
    };
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...PRECISIONS),
        fc.constantFrom('DAY', 'MONTH', 'YEAR'),
        (date, rough, exact) => {
          const one = given(first(date, exact), exact);
          expect(agree('date', one, given(first(date, rough), rough))).toBe(true);
          const elsewhere = `${Number(date.slice(0, 4)) + 10}${date.slice(4, 8)}01`;
          expect(agree('date', one, given(first(elsewhere, rough), rough))).toBe(false);
        },
      ),
    );
  });
});

describe('names agree or not', () => {
  test.each([
    ['Xi Jinping', 'XI Jinping', true],
    ['Putin', 'Vladimir Vladimirovich PUTIN', true],
    ['Hugo Chavez', 'Hugo Chávez Frías', true],
    ['Maduro Moros, Nicolás', 'Nicolas Maduro', true],
    ['Lukashenka', 'Aleksandr Lukashenko', false],
    ['Hugo Chavez', 'Hugo Banzer', false],
    ['George W. Bush', 'George H. W. Bush', true],
    ['…', 'Putin', false],
  ])('%s and %s: %s', (one, other, agrees) => {
    expect(agree('name', given(one, null), given(other, null))).toBe(agrees);
    expect(agree('name', given(other, null), given(one, null))).toBe(agrees);
    expect(agree('text', given(one, null), given(other, null))).toBe(false);
  });
});
