import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { generateOperation } from '../fuzz/operations.ts';
import { POOLS } from '../fuzz/random-graph.ts';
import { api, appOver, askGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { FAILING } from '../support/failing-fields.ts';

interface Told {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

interface Answered {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly Told[];
  readonly extensions?: { readonly cypher?: readonly unknown[] };
}

const GOOD = [
  'country(code: "VE") { name }',
  'leaders(at: "2023-09-13") { nodes { id } }',
  'search(query: "madu") { nodes { id } }',
];

describeEngines('an operation with a failing field', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    // Neo4j plans each text when it first sees it.
    app = await appOver(graph(), { GRAPH_TIMEOUT_MS: '60000' });
  });
  afterAll(() => app.close());

  async function ask(query: string, variables: object = {}, accept = 'application/graphql-response+json') {
    const headers = { accept, 'x-entente-explain': '1' };
    const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } });
    return { status: response.statusCode, ...(response.json() as Answered) };
  }

  const kindOf = ({ extensions: { code, reason } }: Told): unknown => reason ?? code;

  test.each(FAILING)('%s', async (field, path, kind, more = 0) => {
    const others = GOOD.map((good, index) => `g${index}: ${good}`);
    const query = `{ ${others[0]}\n bad: ${field}\n ${others.slice(1).join('\n')} }`;
    const [alone, answer] = [await ask(`{ ${others.join(' ')} }`), await ask(query)];
    expect(alone.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    const { bad, ...rest } = answer.data ?? {};
    expect(rest).toEqual(alone.data);
    expect(answer.errors?.map((error) => [error.path, kindOf(error)])).toEqual([[['bad', ...path], kind]]);
    // What can be null nearest to it is: a list without items and what stands beside the field are left.
    const left = path[0] === 'standing' ? { standing: null } : path.at(-1) === 'nodes' ? { nodes: [] } : null;
    expect(bad).toEqual(left);
    expect(answer.errors?.[0]?.locations?.map(({ line }) => line)).toEqual([2]);
    // It adds none to the one statement of the others, but for what it takes to find out.
    expect(answer.extensions?.cypher).toHaveLength(1 + more);
    expect((await ask(query, {}, 'application/json')).status).toBe(200);
  });

  test('answers the other fields as if they were alone', async () => {
    const property = fc.asyncProperty(fc.gen(), fc.constantFrom(...FAILING), async (gen, [field]) => {
      const { query, variables } = generateOperation(gen, api.schema, POOLS);
      const options = { costLimit: 1e9, stepLimit: 1e9, timeoutMs: 60_000 };
      const alone = await askGraph(graph(), query, variables, options);
      const beside = await askGraph(
        graph(),
        query.replace(/ }$/, () => ` bad: ${field} }`),
        variables,
        options,
      );
      const { bad: _, ...rest } = beside.result.data ?? {};
      expect(rest).toEqual(alone.result.data);
      const others = beside.result.errors?.filter(({ path }) => path?.[0] !== 'bad') ?? [];
      expect(others).toEqual(alone.result.errors ?? []);
    });
    await fc.assert(property, { numRuns: 15, seed: 20_260_114, endOnFailure: true });
  }, 180_000);

  test('reports all errors in document order, and answers introspection', async () => {
    const roots = FAILING.map(([field], index) => `r${index}: ${field}`)
      .slice(0, 20)
      .filter((root) => !root.includes(' communities'));
    const { data, errors = [] } = await ask(`{ ${roots.join('\n')}\n __typename __schema { queryType { name } } }`);
    const keys = roots.map((root) => root.slice(0, root.indexOf(':')));
    expect(errors.map(({ path }) => path)).toEqual(keys.map((key) => [key]));
    const nulls = Object.fromEntries(keys.map((key) => [key, null]));
    expect(data).toEqual({ ...nulls, __typename: 'Query', __schema: { queryType: { name: 'Query' } } });
  });

  test('reports up to a hundred items of a list, and the number left out', async () => {
    const field = (key: string, towards: string) =>
      `${key}: standing(towards: "country:${towards}") { loansGiven { totalCount } }`;
    const fields = Array.from({ length: 15 }, (_, index) => field(`s${index}`, `Z${index}`));
    const { data, errors = [] } = await ask(`{ countries(first: 10) { nodes { id ${fields.join('\n')} } } }`);
    const nodes = (data as { countries: { nodes: readonly object[] } }).countries.nodes;
    expect(nodes).toHaveLength(10);
    expect(nodes[9]).toMatchObject({ id: expect.any(String), s0: null, s14: null });
    expect(errors).toHaveLength(101);
    expect(errors[0]?.path).toEqual(['countries', 'nodes', 0, 's0']);
    expect(new Set(errors.slice(0, 100).map(({ path }) => path?.at(-1))).size).toBe(15);
    // It is of no field, and has nothing that is of one.
    expect(errors[100]).toEqual({
      message: expect.stringContaining('50 more'),
      extensions: { code: 'BAD_USER_INPUT', reason: 'ARGUMENT', more: 50 },
    });
  });

  test('reports each field under a null parent at its path', async () => {
    const { data, errors = [] } = await ask(`{
      countries(first: 2) { nodes { id
        a: loansReceived(first: -1) { totalCount }
        b: loansReceived(first: -2) { totalCount }
        memberships { nodes { alliance { c: memberships(last: -1) { totalCount } } } }
      } }
      neighborhood(of: ["country:VE"]) {
        nodes { actor { ... on Country { statements(first: -1) { totalCount } }
          ... on Person { leaderOf: statements(after: "q") { totalCount } } } }
        links { fact { ... on Loan { statements(last: -3) { totalCount } } } }
      }
      people(where: { id: { eq: "person:nobody" } }) { nodes { tenures(first: -1) { totalCount } } }
    }`);
    expect(data).toEqual({ countries: null, neighborhood: null, people: { nodes: [] } });
    const number = expect.any(Number);
    expect(errors.map(({ path }) => path)).toEqual([
      ['countries', 'nodes', 0, 'a'],
      ['countries', 'nodes', 0, 'b'],
      ['countries', 'nodes', number, 'memberships', 'nodes', 0, 'alliance', 'c'],
      ['neighborhood', 'nodes', number, 'actor', 'statements'],
      ['neighborhood', 'nodes', number, 'actor', 'leaderOf'],
      ['neighborhood', 'links', number, 'fact', 'statements'],
      ['people', 'nodes'],
    ]);
  });

  test('puts errors before the data, complete or not', async () => {
    const fields = [
      'people(first: 0) { nodes { tenures(first: -1) { totalCount } } }',
      'people(first: -1) { totalCount }',
    ];
    for (const field of fields) {
      const payload = { query: `{ ${field} nodes(ids: ["x"]) { id } }` };
      const { body } = await app.inject({ method: 'POST', url: '/graphql', payload });
      expect(Object.keys(JSON.parse(body))).toEqual(['errors', 'data', 'extensions']);
    }
  });

  test('handles fragments, aliases, repeated fields, directives and variables', async () => {
    const query = `query ($no: Boolean!, $first: Int, $code: String = "VE") {
      ...F
      exposure(country: "country:ZZ") { totalUsd }
      exposure(country: "country:ZZ") { hhi }
      gone: exposure(country: "country:ZZ") @include(if: $no) { hhi }
      ... on Query @skip(if: $no) { a: loans(first: $first) { nodes { id } } b: loans(first: $first) { totalCount } }
      country(code: $code) { name }
    }
    fragment F on Query { c: countries(first: 1) { nodes { ...G } } node(id: "country:VE") { ...G } }
    fragment G on Country { loansGiven(first: $first) { totalCount } }`;
    const { data, errors = [] } = await ask(query, { no: false, first: -1, code: null });
    expect(data).toEqual({ c: null, node: null, exposure: null, a: null, b: null, country: null });
    expect(errors.map(({ path }) => path)).toEqual([
      ['exposure'],
      ['a'],
      ['b'],
      ['country'],
      ['c', 'nodes', 0, 'loansGiven'],
      ['node', 'loansGiven'],
    ]);
    expect(errors[0]?.locations).toHaveLength(2);
    const right = await ask(query, { no: false, first: 1, code: 'VE' });
    expect(right.errors?.map(({ path }) => path)).toEqual([['exposure']]);
    expect(right.data).toMatchObject({ a: { nodes: [{}] }, b: { totalCount: 1 }, country: { name: 'Venezuela' } });
  });

  test('reports several fields of one object', async () => {
    const query =
      '{ country(code: "VE") { a: tenures(first: -1) { totalCount } name b: tenures(at: "x") { totalCount } } }';
    const { data, errors = [] } = await ask(query);
    expect(data).toEqual({ country: null });
    expect(errors.map(({ path }) => path)).toEqual([
      ['country', 'a'],
      ['country', 'b'],
    ]);
  });

  test.each([
    [
      '{ countries(first: 1000) { nodes { loansGiven(first: 1000) { nodes { id } } } } people { nodes { id } } }',
      'OPERATION_TOO_COSTLY',
    ],
    ['{ people { nodes { id } } nothing }', 'VALIDATION'],
    ['{ people { nodes { id } }', 'SYNTAX'],
    ['query ($n: Int!) { people(first: $n) { nodes { id } } }', 'VARIABLES'],
  ])('what is wrong with the operation has no data and no path, but a place: %s', async (query, kind) => {
    const { data, errors = [], status } = await ask(query);
    expect(data).toBeUndefined();
    expect(status).toBe(400);
    expect(errors.map(kindOf)).toEqual([kind]);
    expect(errors[0]?.path).toBeUndefined();
    expect(errors[0]?.locations).toHaveLength(1);
  });
});
