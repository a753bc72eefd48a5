import { expect, test } from '@jest/globals';
import { loadModel } from '../../model/index.ts';
import { LIST_NAMES, VALUE_LISTS, valueLists, valuesIn } from './value-lists.ts';

const VALUES = [
  { property: 'from', value: '2012-03-01', original: 'March 2012', precision: 'MONTH' },
  { property: 'rank', value: 'HEAD_OF_STATE', original: null, precision: null },
];

test('the lists of a statement are those of the model', () => {
  const fields = [...(loadModel().inlines.get('StatedValue')?.fields.values() ?? [])];
  expect(Object.fromEntries(fields.map(({ name, column }) => [name, column]))).toEqual(VALUE_LISTS);
});

test('valueLists makes parallel lists, with empty texts for nulls', () => {
  expect(valueLists(VALUES)).toEqual({
    properties: 'from\u001frank',
    values: '2012-03-01\u001fHEAD_OF_STATE',
    originals: 'March 2012\u001f',
    precisions: 'MONTH\u001f',
  });
});

test('valueLists leaves out a list of nulls, and composes texts', () => {
  expect(valueLists([{ property: 'name', value: 'Jose\u0301', original: null, precision: null }])).toEqual({
    properties: 'name',
    values: 'José',
  });
});

test('valuesIn reads what valueLists makes', () => {
  for (const values of [VALUES, VALUES.slice(0, 1), VALUES.slice(1), []]) {
    const lists = valueLists(values);
    expect(valuesIn(LIST_NAMES.map((name) => lists[name] ?? null))).toEqual(values);
  }
});
