import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { csvOf } from './csv.ts';

const GUARDED = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠a'];

describe('a table as CSV', () => {
  test('is read back as it was, but for what looks like a formula', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r＝＋－＠]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(parse(csvOf(rows), { bom: true })).toEqual(rows);
      }),
    );
  });

  test.each(GUARDED)('guards %j', (text) => {
    expect(parse(csvOf([[text, 'b']]), { bom: true })).toEqual([[`'${text}`, 'b']]);
  });

  test("guards what the server's tables guard, and nothing else", () => {
    const codes = Array.from({ length: 0xffff }, (_, index) => index + 1).filter(
      (code) => code < 0xd800 || code >= 0xe000,
    );
    const rows = codes.map((code) => [`${String.fromCharCode(code)}1`, '']);
    const theirs = stringify(rows, { escape_formulas: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
    expect(parse(csvOf(rows), { bom: true })).toEqual(parse(theirs));
  });

  test('has numbers as numbers, and nothing for null', () => {
    expect(csvOf([[-5, 1.5e10, true, null]])).toBe('\ufeff-5,15000000000,true,\r\n');
  });
});
