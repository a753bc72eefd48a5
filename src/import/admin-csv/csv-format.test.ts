import { expect, test } from '@jest/globals';
import { csvLine, SeparatorInText } from './csv-format.ts';

test('a field without quotes is null, and one with nothing in them an empty text', () => {
  expect(csvLine([undefined, '', 'a', undefined], ';')).toBe(',"","a",');
});

test('quotes are doubled, and nothing else in a text means anything', () => {
  expect(csvLine(['a "b", c\\\nd;', ' '], ';')).toBe('"a ""b"", c\\\nd;"," "');
});

test('numbers are written so that they come to the same again', () => {
  expect(csvLine([5, 0.1, 1e21, -1.5e-7, 9007199254740993n, false], ';')).toBe(
    '5,0.1,1e+21,-1.5e-7,9007199254740993,false',
  );
});

test('items of a list are separated, and none may hold what separates them', () => {
  expect(csvLine([['a,', '"b"'], []], ';')).toBe('"a,;""b""",""');
  expect(() => csvLine([['a;']], ';')).toThrow(SeparatorInText);
});
