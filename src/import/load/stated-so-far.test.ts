import { describe, expect, test } from '@jest/globals';
import type { Statement } from '../../evidence/index.ts';
import { StatedSoFar } from './stated-so-far.ts';

const says = (id: string, value: string, fields: Partial<Statement> = {}): Statement => ({
  id,
  subject: 'person:a',
  source: 'source:s',
  property: 'name',
  value,
  precision: null,
  basis: 'REPORTED',
  ...fields,
});

const idsOf = (said: StatedSoFar) => said.all().map(({ id }) => id);

describe('StatedSoFar', () => {
  test('takes of an actor what its source has not said before, in the graph or in another row', () => {
    const said = new StatedSoFar([says('stored', 'Ann')]);
    expect(said.take(says('row-1', 'Ann'), true)).toBe(false);
    expect(said.take(says('row-2', 'Anna'), true)).toBe(true);
    expect(said.take(says('row-3', 'Anna'), true)).toBe(false);
    expect(idsOf(said)).toEqual(['stored', 'row-2']);
  });

  test.each<[string, Partial<Statement>]>([
    ['subject', { subject: 'person:b' }],
    ['source', { source: 'source:t' }],
    ['property', { property: 'alias' }],
    ['precision', { precision: 'YEAR' }],
    ['basis', { basis: 'INFERRED' }],
  ])('another %s says something else', (_, fields) => {
    expect(new StatedSoFar([says('stored', 'Ann')]).take(says('row-1', 'Ann', fields), true)).toBe(true);
  });

  test('takes of a fact what every row says', () => {
    const said = new StatedSoFar([]);
    expect(said.take(says('row-1', '5', { subject: 'loan:a' }), false)).toBe(true);
    expect(said.take(says('row-2', '5', { subject: 'loan:a' }), false)).toBe(true);
    expect(idsOf(said)).toEqual(['row-1', 'row-2']);
  });

  test('a row that is read again says what it says now', () => {
    const said = new StatedSoFar([says('row-1', 'Ann')]);
    expect(said.take(says('row-1', 'Anna'), true)).toBe(true);
    expect(said.all()).toEqual([says('row-1', 'Anna')]);
    expect(said.take(says('row-2', 'Ann'), true)).toBe(true);
    expect(said.take(says('row-3', 'Anna'), true)).toBe(false);
  });

  test('a row that is read again of another subject leaves the first one without it', () => {
    const said = new StatedSoFar([says('row-1', 'Ann')]);
    expect(said.take(says('row-1', 'Ann', { subject: 'person:b' }), true)).toBe(true);
    expect(said.take(says('row-2', 'Ann'), true)).toBe(true);
  });
});
