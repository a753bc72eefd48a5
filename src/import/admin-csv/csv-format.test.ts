import { expect, test } from '@jest/globals';
import { model } from '../../../tests/support/ask.ts';
import { storedForm } from '../../evidence/index.ts';
import { textFields } from '../../model/index.ts';
import { csvLine, nodeColumns, SeparatorInText } from './csv-format.ts';

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

test.each([...model.nodes.values()])('has a column for all that $name has in the graph', (type) => {
  const columns = nodeColumns(model, type).map(({ name }) => name);
  const texts = textFields(type).map(({ name, list }) => [name, list ? [''] : '']);
  expect(columns).toEqual(expect.arrayContaining(Object.keys(storedForm(type, Object.fromEntries(texts)))));
});
