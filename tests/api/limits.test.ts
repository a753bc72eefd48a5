import { afterEach, describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import { ANALYSES } from '../../src/analysis/index.ts';
import { bind } from '../../src/compiler/bind/bind.ts';
import { compileOperation } from '../../src/compiler/compile.ts';
import { SEARCH_DEPTH } from '../../src/graph/index.ts';
import { LIMITS, printApi } from '../../src/model/index.ts';
import { api, model } from '../support/ask.ts';

type Limit = keyof typeof LIMITS;

const ORIGINAL = { ...LIMITS };

afterEach(() => {
  Object.assign(LIMITS, ORIGINAL);
});

const many = (count: number): string => Array.from({ length: count }, (_, index) => `"loan:${index}"`).join(' ');

/** The error of an operation's first field, if it has one. */
function errorOf(query: string): string | undefined {
  const [definition] = parse(query).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation');
  const { plan } = compileOperation(model, api.schema, { definition, fragments: new Map() }, {});
  const [error] = [...plan.faults.values(), ...bind(plan.parameters, {}).faults.values()];
  return error?.message;
}

/** The error of an analysis's arguments, if they have one. */
function errorOfAnalysis(name: string, given: Readonly<Record<string, unknown>>): string | undefined {
  try {
    ANALYSES[name]?.check({ model, given, selected: new Set(), path: name });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const countries = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `country:${index}`);

const sources = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `source:${index}`);

const ERRORS: readonly (readonly [Limit, (value: number) => string | undefined])[] = [
  ['page', (first) => errorOf(`{ loans(first: ${first}) { nodes { id } } }`)],
  ['offset', (offset) => errorOf(`{ loans(offset: ${offset}) { nodes { id } } }`)],
  ['ids', (count) => errorOf(`{ nodes(ids: [${many(count)}]) { id } }`)],
  ['orderKeys', (count) => errorOf(`{ loans(orderBy: [${'{ status: ASC } '.repeat(count)}]) { nodes { id } } }`)],
  ['rankedActors', (first) => errorOfAnalysis('centrality', { metric: 'DEGREE', first })],
  ['rankedActors', (first) => errorOfAnalysis('communities', { first })],
  ['commonTiesActors', (count) => errorOfAnalysis('commonTies', { between: countries(count), first: 1 })],
  ['commonTiesResults', (first) => errorOfAnalysis('commonTies', { between: countries(2), first })],
  ['neighborhoodStarts', (count) => errorOfAnalysis('neighborhood', { of: countries(count), steps: 1, first: 1 })],
  ['neighborhoodSteps', (steps) => errorOfAnalysis('neighborhood', { of: countries(1), steps, first: 1 })],
  ['neighborhoodHops', (hops) => errorOfAnalysis('neighborhood', { of: countries(1), steps: 1, hops, first: 1 })],
  ['neighborhoodActors', (first) => errorOfAnalysis('neighborhood', { of: countries(1), steps: 1, first })],
  ['pathSteps', (maxSteps) => errorOfAnalysis('paths', { from: 'country:A', to: 'country:B', maxSteps, first: 1 })],
  ['pathChains', (first) => errorOfAnalysis('paths', { from: 'country:A', to: 'country:B', maxSteps: 1, first })],
  ['sources', (count) => errorOfAnalysis('exposure', { country: 'country:A', sources: sources(count) })],
  ['timelineActors', (count) => errorOfAnalysis('timeline', { about: countries(count), first: 1 })],
];

describe('a limit', () => {
  test.each(ERRORS)('%s is the largest number that is accepted, and named in the error', (limit, errorWith) => {
    expect(errorWith(LIMITS[limit])).toBeUndefined();
    expect(errorWith(LIMITS[limit] + 1)).toContain(String(LIMITS[limit]));
  });

  test.each(ERRORS)('%s can be changed in one place', (limit, errorWith) => {
    const refused = LIMITS[limit] + 1;
    LIMITS[limit] += 1;
    expect(errorWith(refused)).toBeUndefined();
    expect(errorWith(refused + 1)).toContain(String(refused));
  });
});

/** The description of a root field, or of one of its arguments, in a newly printed API. */
function descriptionOf(field: string, argument?: string): string {
  const found = buildSchema(printApi(model)).getQueryType()?.getFields()[field];
  const described = argument === undefined ? found : found?.args.find(({ name }) => name === argument);
  return described?.description ?? '';
}

describe('the descriptions of the API', () => {
  const STATED: readonly (readonly [limit: Limit, field: string, argument: string | undefined])[] = [
    ['ids', 'nodes', 'ids'],
    ['hits', 'search', undefined],
    ['rankedActors', 'centrality', 'first'],
    ['rankedActors', 'communities', 'first'],
    ['commonTiesActors', 'commonTies', 'between'],
    ['commonTiesResults', 'commonTies', 'first'],
    ['neighborhoodStarts', 'neighborhood', 'of'],
    ['neighborhoodSteps', 'neighborhood', 'steps'],
    ['neighborhoodHops', 'neighborhood', 'hops'],
    ['neighborhoodActors', 'neighborhood', 'first'],
    ['pathSteps', 'paths', 'maxSteps'],
    ['pathChains', 'paths', 'first'],
    ['timelineActors', 'timeline', 'about'],
  ];

  test.each(STATED)('state %s, whatever it is', (limit, field, argument) => {
    expect(descriptionOf(field, argument)).toContain(LIMITS[limit].toLocaleString('en-US'));
    LIMITS[limit] = 1_234_567;
    expect(descriptionOf(field, argument)).toContain('1,234,567');
  });
});

test('a search finds as many hits as the API states', () => {
  expect(SEARCH_DEPTH).toBeGreaterThanOrEqual(LIMITS.hits);
});
