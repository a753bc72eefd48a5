import { describe, expect, test } from '@jest/globals';
import { validate } from 'graphql';
import { ANALYSES } from '../analysis/index.ts';
import { loadModel } from '../model/index.ts';
import { createApi } from '../resolvers/index.ts';
import { ACTOR_MAPPINGS } from './ftm/actor.ts';
import { FACT_MAPPINGS } from './ftm/fact-mappings.ts';
import { actorColumns, linkColumns } from './graph-columns.ts';
import { neighborhoodDocument, nodesDocument } from './operations.ts';
import { shapeOfType, shapesOf } from './shape.ts';

const model = loadModel();
const { schema } = createApi(model, ANALYSES);
const [actors, facts] = [shapesOf(model, 'Actor'), shapesOf(model, 'Fact')];

describe('exports follow the model', () => {
  test.each([...actors, ...facts, shapeOfType(model, 'Source')])('$type.name is read by a valid operation', (shape) => {
    expect(validate(schema, nodesDocument(shape))).toEqual([]);
    expect(shape.properties.length).toBeGreaterThan(2);
  });

  test('the operation that finds actors is valid', () => {
    expect(validate(schema, neighborhoodDocument(schema))).toEqual([]);
  });

  test('each property has a column, and column names are unique', () => {
    for (const [shapes, columns] of [
      [actors, actorColumns(actors)],
      [facts, linkColumns(facts)],
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

  test('columns have the types of their properties', () => {
    const types = new Map(linkColumns(facts).map(({ name, type }) => [name, type]));
    expect([types.get('principal'), types.get('disputed'), types.get('from'), types.get('repayment')]).toEqual([
      'double',
      'boolean',
      'string',
      'string',
    ]);
    expect(new Map(actorColumns(actors).map(({ name, type }) => [name, type])).get('birthYear')).toBe('integer');
  });

  test('all parties of facts are found', () => {
    expect(Object.fromEntries(facts.map(({ type, parties }) => [type.name, parties.map(({ name }) => name)]))).toEqual({
      Event: ['participants'],
      Loan: ['creditor', 'debtor'],
      Membership: ['member', 'alliance'],
      Tenure: ['holder', 'country'],
    });
  });

  test('FollowTheMoney has a schema for each type', () => {
    expect(Object.keys(ACTOR_MAPPINGS).sort()).toEqual(actors.map(({ type }) => type.name).sort());
    expect(Object.keys(FACT_MAPPINGS).sort()).toEqual(facts.map(({ type }) => type.name).sort());
  });
});
