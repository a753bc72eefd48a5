import { expect, test } from '@jest/globals';
import { csvLine, SeparatorInText } from './csv-format.ts';

test('writes null as a field without quotes and an empty text as a quoted one', () => {
  expect(csvLine([undefined, '', 'a', undefined], ';')).toBe(',"","a",');
});

test('doubles quotes and leaves all other characters alone', () => {
  expect(csvLine(['a "b", c\\\nd;', ' '], ';')).toBe('"a ""b"", c\\\nd;"," "');
});

test('writes numbers that read back unchanged', () => {
  expect(csvLine([5, 0.1, 1e21, -1.5e-7, 9007199254740993n, false], ';')).toBe(
    '5,0.1,1e+21,-1.5e-7,9007199254740993,false',
  );
});

test('separates the items of a list and refuses an item that holds the separator', () => {
  expect(csvLine([['a,', '"b"'], []], ';')).toBe('"a,;""b""",""');
  expect(() => csvLine([['a;']], ';')).toThrow(SeparatorInText);
});
