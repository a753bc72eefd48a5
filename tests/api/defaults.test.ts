import { describe, expect, test } from '@jest/globals';
import {
  astFromValue,
  type GraphQLArgument,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  print,
} from 'graphql';
import { DEFAULT_PAGE } from '../../src/model/index.ts';
import { api, askGraph, dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const { schema } = api;
const FIELDS = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })));

describe('the defaults that the API states', () => {
  test('are the same for every page', () => {
    const paged = FIELDS.filter(({ field }) => field.args.some(({ name }) => name === 'last'));
    const other = paged.filter(
      ({ field }) => field.args.find(({ name }) => name === 'first')?.defaultValue !== DEFAULT_PAGE,
    );
    expect(paged.length).toBeGreaterThan(30);
    expect(other.map(({ name }) => name)).toEqual([]);
  });

  test('are declared for every size, and described nowhere else', () => {
    const sizes = FIELDS.flatMap(({ name, field }) => field.args.map((one) => ({ name: `${name}.${one.name}`, one })));
    const open = sizes.filter(({ one }) => /^(first|steps|maxSteps)$/.test(one.name) && one.defaultValue === undefined);
    expect(open.map(({ name }) => name)).toEqual([]);
    const told = sizes.filter(({ one }) =>
      /(\d|[A-Z]{3,}).* where (neither|it is left out)|[wW]here it is left out: /.test(one.description ?? ''),
    );
    expect(told.map(({ name }) => name)).toEqual([]);
  });

  test('come with scalars that name their specification, and a schema with a description', () => {
    const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
    expect(own.map(({ name }) => name)).toEqual(['Date', 'DateTime']);
    for (const scalar of own) expect(isScalarType(scalar) && scalar.specifiedByURL).toMatch(/^https:/);
    expect(schema.description).toContain('country:VE');
  });
});

/** Fields that have pages, with what their rows are told apart by. */
const PAGED: readonly (readonly [string, (page: string) => string])[] = [
  ['a collection', (page) => `statements(${page}) { nodes { id } }`],
  ['a relation', (page) => `country(code: "VE") { statements(${page}) { nodes { id } } }`],
  ['a path', (page) => `country(code: "CN") { allies(${page}) { nodes { id } } }`],
  ['a search', (page) => `search(query: "c", ${page}) { nodes { id } }`],
  ['a timeline', (page) => `timeline(about: ["country:VE", "country:CN"], ${page}) { nodes { id } }`],
];

/** One of each analysis, without those of its arguments that have a default. */
const ANALYSES: Readonly<Record<string, readonly [given: string, selection: string]>> = {
  paths: ['from: "country:BY", to: "country:VE"', 'outcome chains { steps { fact { id } } }'],
  neighborhood: ['of: ["country:VE"]', 'nodes { actorId distance } links { id }'],
  commonTies: ['between: ["country:CN", "country:VE"]', 'actors { actor { id } } facts { fact { id } }'],
  exposure: ['country: "country:VE"', 'side counting totalUsd counterparties { party { id } amountUsd }'],
  timeline: ['about: ["country:VE", "country:CN"]', 'nodes { id }'],
  centrality: ['metric: DEGREE', 'actors { score actor { id } }'],
  communities: ['', 'communities { members { id } }'],
};

const argumentsWithDefaults = (field: string): readonly GraphQLArgument[] =>
  schema
    .getQueryType()
    ?.getFields()
    [field]?.args.filter(({ defaultValue }) => defaultValue !== undefined) ?? [];

const call = (field: string, given: string, selection: string): string =>
  `${field}${given === '' ? '' : `(${given})`} { ${selection} }`;

describeEngines('an argument that is left out', fillWithSeed, (graph) => {
  const errors = async (query: string, variables = {}): Promise<string | undefined> =>
    (await askGraph(graph(), query, variables)).result.errors?.[0]?.message;

  test.each(PAGED)('%s: takes the declared default of first', async (_, ask) => {
    const all = await dataOf(graph(), `{ ${ask('first: 1000')} }`);
    const end = await dataOf(graph(), `{ ${ask('last: 2')} }`);
    expect(JSON.stringify(end)).not.toBe(JSON.stringify(all));
    expect(await dataOf(graph(), `{ ${ask('first: null, last: 2')} }`)).toEqual(end);
    const variable = `query ($first: Int, $last: Int) { ${ask('first: $first, last: $last')} }`;
    expect(await dataOf(graph(), variable, { last: 2 })).toEqual(end);
    expect(await dataOf(graph(), variable, { first: null, last: 2 })).toEqual(end);
    const page = await dataOf(graph(), `{ ${ask(`first: ${DEFAULT_PAGE}`)} }`);
    for (const variables of [{}, { first: null }, { first: null, last: null }, { last: null }]) {
      expect(await dataOf(graph(), variable, variables)).toEqual(page);
    }
    expect(await errors(variable, { first: 2, last: 2 })).toContain('give either first or last, not both');
    expect(await errors(variable.replace('$first: Int', '$first: Int = 2'), { last: 2 })).toContain('not both');
    expect(await errors(`{ ${ask('first: 2, last: 2')} }`)).toContain('not both');
  });

  test.each(Object.entries(ANALYSES))(
    '%s: means the same as null and as the default',
    async (field, [given, selection]) => {
      const without = await dataOf(graph(), `{ ${call(field, given, selection)} }`);
      const defaults = argumentsWithDefaults(field);
      expect(defaults.length).toBeGreaterThan(0);
      for (const { name, type, defaultValue } of defaults) {
        const literal = astFromValue(defaultValue, type);
        if (!literal) throw new Error(`${field}.${name} has a default that cannot be written`);
        for (const value of ['null', print(literal)]) {
          const query = `{ ${call(field, `${given} ${name}: ${value}`, selection)} }`;
          expect({ name, value, data: await dataOf(graph(), query) }).toEqual({ name, value, data: without });
        }
      }
    },
  );

  test('takes the kinds of alliances that make allies', async () => {
    const allies = (given: string): string => `{ country(code: "CN") { allies${given} { totalCount nodes { id } } } }`;
    const without = await dataOf(graph(), allies(''));
    expect(await dataOf(graph(), allies('(kinds: null)'))).toEqual(without);
    expect(await dataOf(graph(), allies('(kinds: [TREATY, PARTNERSHIP, BLOC])'))).toEqual(without);
    expect(await dataOf(graph(), allies('(kinds: [ORGANIZATION])'))).not.toEqual(without);
  });

  test('groups', async () => {
    const groups = (given: string): string => `{ events { groupBy(by: [KIND] ${given}) { kind } } }`;
    const without = await dataOf(graph(), groups(''));
    expect(await dataOf(graph(), groups('first: null'))).toEqual(without);
    expect(await dataOf(graph(), groups('first: 100'))).toEqual(without);
  });
});
