import { describe, expect, test } from '@jest/globals';
import type { Statement } from '../../evidence/index.ts';
import { StatedSoFar } from './stated-so-far.ts';

const statement = (id: string, value: string, fields: Partial<Statement> = {}): Statement => ({
  id,
  subject: 'person:a',
  source: 'source:s',
  property: 'name',
  value,
  precision: null,
  basis: 'REPORTED',
  ...fields,
});

const idsOf = (soFar: StatedSoFar) => soFar.all().map(({ id }) => id);

describe('StatedSoFar', () => {
  test('takes a statement about an actor unless its source already made it, in the graph or an earlier row', () => {
    const soFar = new StatedSoFar([statement('stored', 'Ann')]);
    expect(soFar.take(statement('row-1', 'Ann'), true)).toBe(false);
    expect(soFar.take(statement('row-2', 'Anna'), true)).toBe(true);
    expect(soFar.take(statement('row-3', 'Anna'), true)).toBe(false);
    expect(idsOf(soFar)).toEqual(['stored', 'row-2']);
  });

  test.each<[string, Partial<Statement>]>([
    ['subject', { subject: 'person:b' }],
    ['source', { source: 'source:t' }],
    ['property', { property: 'alias' }],
    ['precision', { precision: 'YEAR' }],
    ['basis', { basis: 'INFERRED' }],
  ])('takes a statement with another %s as a new one', (_, fields) => {
    expect(new StatedSoFar([statement('stored', 'Ann')]).take(statement('row-1', 'Ann', fields), true)).toBe(true);
  });

  test('takes the statements of every row about a fact', () => {
    const soFar = new StatedSoFar([]);
    expect(soFar.take(statement('row-1', '5', { subject: 'loan:a' }), false)).toBe(true);
    expect(soFar.take(statement('row-2', '5', { subject: 'loan:a' }), false)).toBe(true);
    expect(idsOf(soFar)).toEqual(['row-1', 'row-2']);
  });

  test('replaces the statement of a row that is read again', () => {
    const soFar = new StatedSoFar([statement('row-1', 'Ann')]);
    expect(soFar.take(statement('row-1', 'Anna'), true)).toBe(true);
    expect(soFar.all()).toEqual([statement('row-1', 'Anna')]);
    expect(soFar.take(statement('row-2', 'Ann'), true)).toBe(true);
    expect(soFar.take(statement('row-3', 'Anna'), true)).toBe(false);
  });

  test('drops the old statement if a row that is read again names another subject', () => {
    const soFar = new StatedSoFar([statement('row-1', 'Ann')]);
    expect(soFar.take(statement('row-1', 'Ann', { subject: 'person:b' }), true)).toBe(true);
    expect(soFar.take(statement('row-2', 'Ann'), true)).toBe(true);
  });
});
