import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeOf, readingProperties, readingsIn, statementId } from './statement.ts';

const text = fc.oneof(fc.constantFrom('', 'a', 'b', 'a-b', '","', 'null'), fc.string());
const said = fc.record({
  source: fc.constantFrom('source:a', 'source:a-b', 'source:b'),
  statedOf: fc.constantFrom('loan:x', 'loan:b-x', 'loan:y', 'person:x'),
  basis: fc.constantFrom('REPORTED', 'INFERRED'),
  values: fc.array(
    fc.record({
      property: fc.constantFrom('from', 'until', 'name'),
      value: text,
      original: fc.option(text),
      precision: fc.constantFrom(null, 'DAY', 'YEAR'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

describe('the id of a statement', () => {
  test('is of what it says alone, and of nothing else that says it', () => {
    fc.assert(
      fc.property(said, said, (one, other) => {
        const id = statementId(one);
        expect(statementId({ ...one, values: [...one.values] })).toBe(id);
        expect(statementId(other) === id).toBe(JSON.stringify(other) === JSON.stringify(one));
      }),
      { numRuns: 1000 },
    );
  });

  test('stays the one that was cited', () => {
    const values = [{ property: 'principal', value: '5', original: '5 bn', precision: null }];
    expect(statementId({ source: 'source:loans', statedOf: 'loan:cn-ve', basis: 'REPORTED', values })).toBe(
      'statement:loans-loan-cn-ve-f5bb9e660c',
    );
  });
});

test('the readings of a statement are read as they were written, and place it at the first row', () => {
  const readings = [
    { run: 1, row: 7 },
    { run: 3, row: 2 },
  ];
  const { importRuns, importRows } = readingProperties(readings);
  expect(readingsIn(importRuns, importRows, 2)).toEqual(readings);
  expect(placeOf(readings)).toBe(2);
  expect(readingsIn(null, null, 5)).toEqual([{ run: 0, row: 5 }]);
  expect(readingProperties([{ run: 2, row: 9 }])).toEqual({ importRuns: ['2'] });
  expect(readingsIn(['2'], undefined, 9)).toEqual([{ run: 2, row: 9 }]);
});
