import { describe, expect, test } from '@jest/globals';
import { footnotesOf } from './footnotes.ts';
import type { Value } from './values.ts';

const value = (property: string, text: string, precision: string | null = null): Value => ({
  property,
  value: text,
  precision,
  actor: null,
});

const saying = (...values: readonly (readonly [string, string, ('YEAR' | 'DAY')?])[]) => ({
  values: values.map(([property, text, precision = null]) => ({ property, value: text, original: null, precision })),
});

describe('footnotes', () => {
  test('give each value the statements that give it, and beside it what others give', () => {
    const { values, beside } = footnotesOf(
      [value('from', '2010-01-01', 'YEAR'), value('title', 'a')],
      [
        saying(['from', '2010-01-01', 'YEAR']),
        saying(['from', '2010-01-01', 'DAY'], ['title', 'a']),
        saying(['title', 'a']),
      ],
    );
    expect(values.map(({ given }) => given)).toEqual([[1], [2, 3]]);
    expect(values[0]?.others).toMatchObject([{ stated: { precision: 'DAY' }, numbers: [2] }]);
    expect(beside).toEqual([]);
  });

  test('give a value without a precision those of any', () => {
    const { values } = footnotesOf(
      [value('lastObserved', '2023-09-14')],
      [saying(['lastObserved', '2023-09-14', 'DAY'])],
    );
    expect(values[0]).toMatchObject({ given: [1], others: [] });
  });

  test('find another name among the names that are stated', () => {
    const { values, beside } = footnotesOf(
      [value('name', 'a'), value('aliases', 'b')],
      [saying(['name', 'a']), saying(['name', 'b'])],
    );
    expect(values.map(({ given, others }) => [given, others])).toEqual([
      [[1], []],
      [[2], []],
    ]);
    expect(beside).toEqual([]);
  });

  test('have what is stated and is no value of the subject', () => {
    const { beside } = footnotesOf([value('name', 'a')], [saying(['age', '62']), saying(['age', '62'])]);
    expect(beside).toMatchObject([{ stated: { property: 'age', value: '62' }, numbers: [1, 2] }]);
  });

  test('set nothing beside an item of a list', () => {
    const { values, beside } = footnotesOf(
      [value('aliases', 'a'), value('aliases', 'b')],
      [saying(['aliases', 'a'], ['aliases', 'b']), saying(['aliases', 'c'])],
    );
    expect(values.map(({ given, others }) => [given, others])).toEqual([
      [[1], []],
      [[1], []],
    ]);
    expect(beside).toMatchObject([{ stated: { value: 'c' }, numbers: [2] }]);
  });
});
