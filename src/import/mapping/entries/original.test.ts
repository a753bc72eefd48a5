import { describe, expect, test } from '@jest/globals';
import type { ValueSpec } from '../spec/spec.ts';
import { originalColumn } from './original.ts';

const COLUMNS = ['name', 'year', 'month', 'flag', 'code'];
const VALUES = {
  begins: { date: '{year}' },
  again: '{begins}',
  both: { date: '{year}-{month}' },
  circle: '{circle}',
  month: { date: '{month}' },
  fixed: { const: 'X' },
} as unknown as Readonly<Record<string, ValueSpec>>;

const columnOf = (spec: unknown, locals: unknown = {}): string | undefined =>
  originalColumn({ values: VALUES }, locals as Readonly<Record<string, ValueSpec>>, spec as ValueSpec, (name) =>
    COLUMNS.includes(name),
  );

describe('the column that a value is read from', () => {
  test.each<[string, unknown, string | undefined]>([
    ['is the one of a template', '{name}', 'name'],
    ['also with words around it', 'Mr. {name}', 'name'],
    ['also twice', '{name} {name}', 'name'],
    ['is the one of a form of reading', { date: '{year}', formats: ['yyyy'] }, 'year'],
    ['is that of a named value, over another', '{again}', 'year'],
    ['is not the one of a condition', { first: ['{name}'], when: { '{flag}': 'x' } }, 'name'],
    ['is not the one of the day of a code', { country: '{code}', scheme: 'cow', on: '{year}' }, 'code'],
    ['is none of two', '{name} {code}', undefined],
    ['is none of two alternatives', { first: ['{name}', '{code}'] }, undefined],
    ['is none of a named value of two', '{both}', undefined],
    ['is none of a constant', { const: '{name}' }, undefined],
    ['is none of a named constant', '{fixed}', undefined],
    ['is that of a named value of its name', '{month}', 'month'],
    ['is none of a circle', '{circle}', undefined],
    ['is none beside what is no column', '{name} {file}', undefined],
    ['is none of a list of columns', { columns: ['name', 'code'], item: '{name}' }, undefined],
  ])('%s', (_, spec, column) => {
    expect(columnOf(spec)).toBe(column);
  });

  test('is that of a value of its entry, before one of the mapping', () => {
    expect(columnOf('{begins}', { begins: '{name}' })).toBe('name');
  });

  test('is that of a value of its entry that is read from one of its name', () => {
    expect(columnOf('{begins}', { begins: '{begins}' })).toBe('year');
  });
});
