import { describe, expect, test } from '@jest/globals';
import { validate } from 'graphql';
import { ANALYSES } from '../analysis/index.ts';
import { loadModel } from '../model/index.ts';
import { createApi } from '../resolvers/index.ts';
import { edgeColumns, nodeColumns } from './columns.ts';
import { detailsDocument, neighborhoodDocument } from './documents.ts';
import { ACTORS } from './ftm/actor.ts';
import { FACTS } from './ftm/fact.ts';
import { shapeOf, shapesOf } from './shape.ts';

const model = loadModel();
const { schema } = createApi(model, ANALYSES);
const [actors, facts] = [shapesOf(model, 'Actor'), shapesOf(model, 'Fact')];

describe('what is exported of each type of the model', () => {
  test.each([...actors, ...facts, shapeOf(model, 'Source')])('$type.name: a valid operation asks for it', (shape) => {
    expect(validate(schema, detailsDocument(shape))).toEqual([]);
    expect(shape.properties.length).toBeGreaterThan(2);
  });

  test('the operation that finds them is valid', () => {
    expect(validate(schema, neighborhoodDocument(schema))).toEqual([]);
  });

  test('each property has a column, and each column one name', () => {
    for (const [shapes, columns] of [
      [actors, nodeColumns(actors)],
      [facts, edgeColumns(facts)],
    ] as const) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { type, properties, parts } of shapes) {
        const kind = `${type.name.charAt(0).toLowerCase()}${type.name.slice(1)}Kind`;
        const own = properties.map(({ name }) => (name === 'kind' ? kind : name));
        expect(names).toEqual(expect.arrayContaining([...own, ...parts.map(({ name }) => name)]));
      }
    }
  });

  test('a column has the type of its properties', () => {
    const types = new Map(edgeColumns(facts).map(({ name, type }) => [name, type]));
    expect([types.get('principal'), types.get('disputed'), types.get('from'), types.get('repayment')]).toEqual([
      'double',
      'boolean',
      'string',
      'string',
    ]);
    expect(new Map(nodeColumns(actors).map(({ name, type }) => [name, type])).get('birthYear')).toBe('integer');
  });

  test('the parties of facts are all found', () => {
    expect(Object.fromEntries(facts.map(({ type, parties }) => [type.name, parties.map(({ name }) => name)]))).toEqual({
      Event: ['participants'],
      Loan: ['creditor', 'debtor'],
      Membership: ['member', 'alliance'],
      Tenure: ['holder', 'country'],
    });
  });

  test('FollowTheMoney has a schema for each type', () => {
    expect(Object.keys(ACTORS).sort()).toEqual(actors.map(({ type }) => type.name).sort());
    expect(Object.keys(FACTS).sort()).toEqual(facts.map(({ type }) => type.name).sort());
  });
});
