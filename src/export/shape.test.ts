import { describe, expect, test } from '@jest/globals';
import { validate } from 'graphql';
import { ANALYSES } from '../analysis/index.ts';
import { loadModel } from '../model/index.ts';
import { createApi } from '../resolvers/index.ts';
import type { ExportedFact } from './exported-node.ts';
import { ACTOR_MAPPINGS } from './ftm/actor.ts';
import { FACT_MAPPINGS } from './ftm/fact-mappings.ts';
import { actorColumns, linkColumns } from './graph-columns.ts';
import { markedFactsDocument, neighborhoodDocument, nodesDocument } from './operations.ts';
import { shapeOfType, shapesOf } from './shape.ts';

const model = loadModel();
const { schema } = createApi(model, ANALYSES);
const [actors, facts] = [shapesOf(model, 'Actor'), shapesOf(model, 'Fact')];

describe('an export', () => {
  test.each([...actors, ...facts, shapeOfType(model, 'Source')])('reads $type.name with a valid operation', (shape) => {
    expect(validate(schema, nodesDocument(shape))).toEqual([]);
    expect(shape.properties.length).toBeGreaterThan(2);
  });

  test.each(facts)('reads $type.name facts of some sources with a valid operation', (shape) => {
    expect(validate(schema, markedFactsDocument(shape))).toEqual([]);
  });

  test('finds actors with a valid operation', () => {
    expect(validate(schema, neighborhoodDocument(schema))).toEqual([]);
  });

  test('has a column with a unique name for each property', () => {
    for (const [shapes, columns] of [
      [actors, actorColumns(actors)],
      [facts, linkColumns(facts)],
      [facts, linkColumns(facts, true)],
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

  test('has columns with the types of their properties', () => {
    const types = new Map(linkColumns(facts).map(({ name, type }) => [name, type]));
    expect([types.get('principal'), types.get('disputed'), types.get('from'), types.get('repayment')]).toEqual([
      'double',
      'boolean',
      'string',
      'string',
    ]);
    expect(new Map(actorColumns(actors).map(({ name, type }) => [name, type])).get('birthYear')).toBe('integer');
  });

  test('names the columns of values that others gave, and only for facts of some sources', () => {
    const fact = { type: 'Event', fromOthers: ['kind', 'place', 'host'] } as unknown as ExportedFact;
    const of = { fact, source: undefined, target: undefined };
    const marks = (ofSources: boolean) =>
      linkColumns(facts, ofSources).flatMap(({ name, value }) => (name === 'fromOthers' ? [value(of)] : []));
    expect(marks(true)).toEqual(['eventKind | place | host']);
    expect(marks(false)).toEqual([]);
  });

  test('includes all parties of facts', () => {
    expect(Object.fromEntries(facts.map(({ type, parties }) => [type.name, parties.map(({ name }) => name)]))).toEqual({
      Event: ['participants'],
      Loan: ['creditor', 'debtor'],
      Membership: ['member', 'alliance'],
      Tenure: ['holder', 'country'],
    });
  });

  test('has a FollowTheMoney schema for each type', () => {
    expect(Object.keys(ACTOR_MAPPINGS).sort()).toEqual(actors.map(({ type }) => type.name).sort());
    expect(Object.keys(FACT_MAPPINGS).sort()).toEqual(facts.map(({ type }) => type.name).sort());
  });
});
