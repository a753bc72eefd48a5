import { describe, expect, test } from '@jest/globals';
import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { ANALYSES } from '../analysis/index.ts';
import { giveCounts } from '../cypher/index.ts';
import { loadModel } from '../model/index.ts';
import { createApi } from '../resolvers/index.ts';
import { bind } from './bind/bind.ts';
import { CompilerCache } from './cache.ts';
import { compileOperation } from './compile.ts';
import type { Operation } from './plan/context.ts';

const model = loadModel();
const { schema } = createApi(model, ANALYSES);

function operationOf(query: string): Operation {
  const { definitions } = parse(query);
  const [definition] = definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const fragments = definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
  if (!definition) throw new Error('There is no operation');
  return { definition, fragments: new Map(fragments.map((one) => [one.name.value, one])) };
}

const compile = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  compileOperation(model, schema, operationOf(query), variables);

const bound = (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  bind(compile(query, variables).plan.parameters, variables);

/** The faults of the fields, from the plan and from binding the variables. */
const faultsOf = (query: string, variables: Readonly<Record<string, unknown>> = {}) => {
  const { plan } = compile(query, variables);
  return [...plan.faults.values(), ...bind(plan.parameters, variables).faults.values()];
};

const refusal = (argument: string, message: RegExp) =>
  expect.objectContaining({
    message: expect.stringMatching(message),
    extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument }),
  });

describe('the compiled text', () => {
  test('depends on neither aliases nor values', () => {
    const one = compile('{ countries(first: 3, where: { code: { eq: "VE" } }) { nodes { id name } } }');
    const other = compile(
      '{ lands: countries(first: 9, where: { code: { eq: "CN" } }) { nodes { key: id called: name } } }',
    );
    expect(other.statement).toEqual(one.statement);
  });

  test('depends on sort directions and nulls, even in variables', () => {
    const query = 'query ($order: [LoanOrder!], $at: Date) { loans(orderBy: $order, at: $at) { nodes { id } } }';
    const texts = [
      compile(query, { order: [{ principalUsd: 'ASC' }] }),
      compile(query, { order: [{ principalUsd: 'DESC' }] }),
      compile(query, { order: [{ principalUsd: 'ASC' }], at: '2020-01-01' }),
      compile(query, { order: null, at: null }),
    ].map(({ statement }) => statement?.text);
    expect(new Set(texts).size).toBe(4);
  });

  test('is absent for an operation that only introspects', () => {
    expect(compile('{ __typename __schema { queryType { name } } }').statement).toBeUndefined();
  });

  test('never contains string values, even if they look like Cypher', () => {
    const evil = "x' OR 1=1 }) MATCH (n) DETACH DELETE n //`";
    const { statement } = compile('query ($v: String!) { people(where: { name: { eq: $v } }) { nodes { id } } }', {
      v: evil,
    });
    expect(statement?.text).not.toContain('DELETE');
    expect(bound('query ($v: String!) { country(code: $v) { id } }', { v: evil }).params).toEqual({ p0: evil });
  });
});

describe('the number of all nodes of a label', () => {
  test.each(['{ loans { totalCount } }', '{ loans { groupBy(by: [DEBTOR]) { aggregate { count } } } }'])(
    'is counted in the form that an engine may know: %s',
    (query) => {
      expect(giveCounts(compile(query).statement?.text ?? '')?.counts).toEqual(new Map([['Loan', '_nodes_Loan']]));
    },
  );
});

describe('the limit on the size of a statement', () => {
  const roots = (count: number): string =>
    Array.from({ length: count }, (_, index) => `a${index}: countries(first: ${index}) { nodes { id } }`).join(' ');
  const deep = (depth: number): string =>
    depth === 0 ? 'id' : `memberships { nodes { member { ${deep(depth - 1)} } } }`;
  const conditions = (depth: number): string =>
    depth === 0 ? '' : `memberships: { some: { member: { ${conditions(depth - 1)} } } }`;

  test.each([
    ['120 root fields', `{ ${roots(120)} }`],
    ['40 nested relations', `{ country(code: "VE") { ${deep(20)} } }`],
    ['18 relations in a condition', `{ countries(where: { ${conditions(9)} }) { nodes { id } } }`],
  ])('allows %s', (_, query) => {
    expect(compile(query).statement?.text).toContain('MATCH');
  });

  test.each([
    ['130 root fields', `{ ${roots(130)} }`, 'a0'],
    ['64 nested relations', `{ x: country(code: "VE") { ${deep(32)} } }`, 'x'],
    ['28 relations in a condition', `{ countries(where: { ${conditions(14)} }) { nodes { id } } }`, 'countries'],
  ])('refuses %s, naming the field', (_, query, field) => {
    expect(() => compile(query)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'OPERATION_TOO_COSTLY', field }) }),
    );
  });
});

describe('slots', () => {
  const LOANS = 'loans(first: 10, orderBy: [{ principalUsd: DESC }])';
  const slots = (query: string, variables?: Readonly<Record<string, unknown>>): number =>
    compile(query, variables).plan.slots.length;

  test.each([
    ['under different aliases', `{ a: ${LOANS} { nodes { id } } b: ${LOANS} { nodes { key: id } } }`],
    ['through fragments', `{ a: ${LOANS} { ...on LoanConnection { nodes { id } } } b: ${LOANS} { nodes { id } } }`],
    ['as a single item', '{ a: country(code: "VE") { name } b: country(code: "VE") { name } }'],
    ['as a count', '{ a: loans { totalCount } b: loans { totalCount } }'],
    ['as a search', '{ a: search(query: "x") { nodes { id } } b: search(query: "x") { nodes { id } } }'],
  ])('share what is requested twice %s', (_, query) => {
    expect(slots(query)).toBe(1);
  });

  test.each([
    ['pages', '{ a: loans(first: 10) { nodes { id } } b: loans(first: 11) { nodes { id } } }'],
    ['orders', `{ a: ${LOANS} { nodes { id } } b: loans(first: 10) { nodes { id } } }`],
    ['selections', `{ a: ${LOANS} { nodes { id } } b: ${LOANS} { nodes { status } } }`],
    ['days', '{ a: loans(at: "2020-01-01") { nodes { id } } b: loans(at: "2020-01-02") { nodes { id } } }'],
    [
      'levels',
      '{ a: loans(at: "2020-01-01") { nodes { id } } b: loans(at: "2020-01-01", inForce: SHOWN) { nodes { id } } }',
    ],
    ['items', '{ a: country(code: "VE") { name } b: country(code: "CN") { name } }'],
  ])('are separate for different %s', (_, query) => {
    expect(slots(query)).toBe(2);
  });

  test('are identified by the variable, not by its value', () => {
    const query =
      'query ($a: Int, $b: Int) { a: loans(first: $a) { nodes { id } } b: loans(first: $B) { nodes { id } } }';
    expect(slots(query.replace('$B', '$a'), { a: 1, b: 1 })).toBe(1);
    expect(slots(query.replace('$B', '$b'), { a: 1, b: 1 })).toBe(2);
  });

  test('are also shared within a row', () => {
    const twice = '{ countries { nodes { loansGiven { nodes { id } } more: loansGiven { nodes { key: id } } } } }';
    expect(compile(twice).statement?.text.match(/CREDITOR/g)).toHaveLength(1);
  });
});

describe('arguments', () => {
  test.each([
    ['{ countries(first: -1) { nodes { id } } }', 'countries.first', /from 0 to 10000, and is -1/],
    ['{ countries(last: 10001) { nodes { id } } }', 'countries.last', /is 10001/],
    ['{ countries(first: 1, last: 1) { nodes { id } } }', 'countries.last', /not both/],
    ['{ countries(at: "2023-02-30") { nodes { id } } }', 'countries.at', /"2023-02-30" is not a valid date/],
    ['{ countries(at: 5) { nodes { id } } }', 'countries.at', /5 is not a valid date/],
    ['{ countries(at: {a: 1}) { nodes { id } } }', 'countries.at', /is not a valid date/],
    ['{ a: country(code: "VE") { b: tenures(after: "forged") { nodes { id } } } }', 'a.b.after', /not a cursor/],
    ['{ events(where: { from: { gt: "yesterday" } }) { nodes { id } } }', 'events.where.from.gt', /not a valid date/],
    ['{ events(where: { from: { eq: null } }) { nodes { id } } }', 'events.where.from.eq', /isNull/],
    ['{ events(where: { not: null }) { nodes { id } } }', 'events.where.not', /null is not a condition/],
    ['{ events(where: { or: [{}, null] }) { nodes { id } } }', 'events.where.or.1', /null is not a condition/],
    ['{ events(orderBy: [{ from: ASC, kind: DESC }]) { nodes { id } } }', 'events.orderBy.0', /exactly one/],
    [
      '{ statements(where: { recordedAt: { lt: "2026" } }) { nodes { id } } }',
      'statements.where.recordedAt.lt',
      /not a valid instant/,
    ],
  ])('are refused by name: %s', (query, argument, message) => {
    expect(faultsOf(query)).toEqual([refusal(argument, message)]);
  });

  test('are refused with more ids than the limit', () => {
    const ids = Array.from({ length: 1001 }, (_, index) => `country:${index}`);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(faultsOf(query, { ids })).toEqual([refusal('nodes.ids', /at most 1000 ids, but has 1001/)]);
    expect(bound(query, { ids: ids.slice(1) }).rows.get('p0')).toBe(1000);
  });

  test('are refused with more values than the limit in any list', () => {
    const codes = Array.from({ length: 1001 }, (_, index) => `${index}`);
    const query = 'query ($v: [String!]) { countries(where: { code: { in: $v } }) { totalCount } }';
    expect(faultsOf(query, { v: codes })).toEqual([
      refusal('countries.where.code.in', /at most 1000 values, but has 1001/),
    ]);
    expect(bound(query, { v: codes.slice(1) }).params.p0).toHaveLength(1000);
    const literal = `{ countries(where: { code: { in: ${JSON.stringify(codes)} } }) { totalCount } }`;
    expect(faultsOf(literal)).toEqual([refusal('countries.where.code.in', /has 1001/)]);
  });

  test('are refused with a cursor of another order', () => {
    const byName = bind(compile('{ countries(orderBy: [{ name: ASC }]) { edges { cursor } } }').plan.parameters, {});
    expect(byName.params).toEqual({ p0: 20n });
    const query = 'query ($after: String) { countries(after: $after, orderBy: [{ code: ASC }]) { nodes { id } } }';
    const cursor = Buffer.from('["AAAAAAAA","VE"]').toString('base64url');
    expect(faultsOf(query, { after: cursor })).toEqual([refusal('countries.after', /of this order/)]);
  });

  test('are refused with more conditions than the limit', () => {
    const conditions = Array.from({ length: 600 }, () => '{ name: { eq: "x" } }').join(' ');
    expect(() => compile(`{ people(where: { or: [${conditions}] }) { nodes { id } } }`)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'OPERATION_TOO_COSTLY' }) }),
    );
  });

  test('fetch one more row only if the selection needs to know of a next page', () => {
    expect(bound('{ countries(first: 5) { nodes { id } } }').params).toEqual({ p0: 5n });
    expect(bound('{ countries(first: 5) { pageInfo { endCursor } } }').params).toEqual({ p0: 5n });
    expect(bound('{ countries(first: 5) { pageInfo { hasNextPage } } }').params).toEqual({ p0: 6n });
  });
});

describe('CompilerCache', () => {
  const query =
    'query ($codes: [String!], $first: Int, $name: Boolean!) { countries(where: { code: { in: $codes } }, first: $first) { nodes { id name @include(if: $name) } } }';

  test('compiles once for all variables of the same shape', () => {
    const cache = new CompilerCache(model, schema);
    const operation = operationOf(query);
    cache.compile(operation, { codes: ['VE'], first: 1, name: true });
    cache.compile(operation, { codes: ['CN', 'US'], first: 100, name: true });
    cache.compile(operation, { codes: [], first: 0, name: true });
    expect(cache.counters).toEqual({ hits: 2, misses: 1, size: 1 });
    cache.compile(operation, { codes: ['VE'], first: 1, name: false });
    cache.compile(operation, { name: true });
    expect(cache.counters).toEqual({ hits: 2, misses: 3, size: 3 });
  });

  test('compiles once for each level, since the statement differs', () => {
    const cache = new CompilerCache(model, schema);
    const operation = operationOf(
      'query ($level: InForceLevel, $day: Date!) { loans(at: $day, inForce: $level) { totalCount } }',
    );
    const texts = ['SHOWN', 'PRESUMED', 'POSSIBLE', null, undefined, 'SHOWN'].map((level) => {
      const variables = { day: '2020-01-01', ...(level !== undefined && { level }) };
      return cache.compile(operation, variables).statement?.text;
    });
    const [shown, presumed, possible, ...others] = texts;
    expect(new Set([shown, presumed, possible]).size).toBe(3);
    expect(others).toEqual([presumed, presumed, shown]);
    expect(cache.counters).toMatchObject({ hits: 1, misses: 5 });
  });

  test('evicts entries beyond its maximum size', () => {
    const cache = new CompilerCache(model, schema, 10);
    for (let index = 0; index < 100; index++) cache.compile(operationOf(query), { codes: [], name: true });
    expect(cache.counters).toEqual({ hits: 0, misses: 100, size: 10 });
  });
});

describe('an operation that skipped validation', () => {
  test.each([
    ['mutation { country(code: "VE") { name } }', /no mutation/],
    ['subscription { __typename }', /no subscription/],
    ['{ nothing }', /field "nothing" on type "Query"/],
    ['{ constructor }', /field "constructor" on type "Query"/],
    ['{ country(code: "VE") { nothing } }', /field "nothing" on type "Country"/],
    ['{ country(code: "VE") { __schema { types { name } } } }', /field "__schema" on type "Country"/],
    ['{ countries { nothing } }', /field "nothing" on type "CountryConnection"/],
    ['{ countries { edges { nothing } } }', /field "nothing" on type "CountryEdge"/],
    ['{ search(query: "a") { nothing } }', /field "nothing" on type "SearchConnection"/],
    ['{ paths(from: "a", to: "b") { nothing } }', /field "nothing"/],
    ['{ countries(evil: 1) { totalCount } }', /argument "evil" on field "countries"/],
    ['{ countries(where: { evil: { eq: 1 } }) { totalCount } }', /field "evil" on input type "CountryWhere"/],
    ['{ countries(where: { toString: { eq: 1 } }) { totalCount } }', /field "toString" on input type/],
    ['{ countries(where: { name: { eq: "a", evil: 1 } }) { totalCount } }', /field "evil"/],
    ['{ countries(where: 5) { totalCount } }', /CountryWhere that is no object/],
    ['{ countries(first: "x") { totalCount } }', /Int that is written so/],
    ['{ ...Missing }', /no fragment/],
    ['{ countries @evil { totalCount } }', /directive @evil/],
  ])('is refused: %s', (query, message) => {
    expect(() => bound(query)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(message),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      }),
    );
  });

  test('is refused for an unknown field in a variable', () => {
    const query = 'query ($w: CountryWhere) { countries(where: $w) { totalCount } }';
    expect(() => compile(query, { w: { evil: { eq: 1 } } })).toThrow(/field "evil" on input type "CountryWhere"/);
  });
});
