import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { appOver, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { bestOfThree } from '../support/timing.ts';

/** Whatever is asked, a refusal comes within this many milliseconds. */
const REFUSAL_MS = 100;

interface Refused {
  readonly what: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly code: string;
  /** Of `BAD_USER_INPUT`: `ARGUMENT` where it is left out. */
  readonly reason?: string;
  /** What the message must name. */
  readonly names: RegExp;
  /** The argument that a fault of the document or a variable is about. Of a field's fault, the message begins with it. */
  readonly argument?: string;
}

const nested = (depth: number): string =>
  `${'{ a: node(id: "x") { ... on Country { loansGiven { nodes { creditor '.repeat(depth)}{ id }${' } } } } }'.repeat(depth)}`;
const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: country(code: "VE") { id }`).join(' ')} }`;

const BAD: readonly Refused[] = [
  {
    what: 'a malformed document',
    query: '{ countries { nodes { id }',
    code: 'BAD_USER_INPUT',
    reason: 'SYNTAX',
    names: /Syntax Error.*<EOF>/,
  },
  {
    what: 'an unknown field',
    query: '{ countries { nodes { capital } } }',
    code: 'BAD_USER_INPUT',
    reason: 'VALIDATION',
    names: /"capital" on type "Country"/,
  },
  {
    what: 'an unknown argument',
    query: '{ countries(limit: 5) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    reason: 'VALIDATION',
    names: /"limit"/,
    argument: 'countries.limit',
  },
  {
    what: 'a bad date',
    query: '{ leaders(at: "2023-02-30") { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /leaders\.at: "2023-02-30"/,
  },
  {
    what: 'a bad date in a variable',
    query: 'query ($d: Date) { leaders(at: $d) { nodes { id } } }',
    variables: { d: '30.2.2023' },
    code: 'BAD_USER_INPUT',
    names: /leaders\.at: "30\.2\.2023"/,
  },
  {
    what: 'a bad date in a condition',
    query: '{ events(where: { from: { gte: "2023-02-30" } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /events\.where\.from\.gte/,
  },
  {
    what: 'at on nonsense',
    query: '{ country(code: "VE", at: [1]) { id } }',
    code: 'BAD_USER_INPUT',
    names: /country\.at/,
  },
  {
    what: 'at where there is none',
    query: '{ country(code: "VE") { name(at: "2020-01-01") } }',
    code: 'BAD_USER_INPUT',
    reason: 'VALIDATION',
    names: /"at".*"Country\.name"/,
    argument: 'country.name.at',
  },
  {
    what: 'first: -1',
    query: '{ country(code: "VE") { loansReceived(first: -1) { nodes { id } } } }',
    code: 'BAD_USER_INPUT',
    names: /country\.loansReceived\.first/,
  },
  {
    what: 'first in a variable that is no number',
    query: 'query ($n: Int) { loans(first: $n) { nodes { id } } }',
    variables: { n: 'x' },
    code: 'BAD_USER_INPUT',
    reason: 'VARIABLES',
    names: /\$n/,
    argument: 'loans.first',
  },
  {
    what: 'first with last',
    query: '{ loans(first: 1, last: 1) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /loans\.last/,
  },
  {
    what: 'a number that no Float holds',
    query: '{ loans(where: { principalUsd: { gt: 1e999 } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /loans\.where\.principalUsd\.gt/,
  },
  {
    what: 'a number that no Float holds, in a list within objects',
    query: '{ loans(where: { not: { or: [{ principalUsd: { in: [1, -1e999] } }] } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /loans\.where\.not\.or\.0\.principalUsd\.in/,
  },
  {
    what: 'a number that no Float holds, as what a variable has where it is left out',
    query: 'query ($x: Float = 1e999) { loans(where: { principalUsd: { gt: $x } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /loans\.where\.principalUsd\.gt/,
  },
  {
    what: 'a number that no Int holds',
    query: '{ people(where: { birthYear: { in: [1950, 3000000000] } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    reason: 'VALIDATION',
    names: /3000000000/,
    argument: 'people.where.birthYear.in',
  },
  {
    what: 'a number that no Int holds, in a variable',
    query: 'query ($w: PersonWhere) { people(where: $w) { nodes { id } } }',
    variables: { w: { birthYear: { in: [1950, 3_000_000_000] } } },
    code: 'BAD_USER_INPUT',
    reason: 'VARIABLES',
    names: /3000000000/,
    argument: 'people.where.birthYear.in',
  },
  {
    what: 'an instant that is a leap second',
    query: '{ statements(where: { recordedAt: { in: ["2016-12-31T23:59:60Z"] } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /statements\.where\.recordedAt\.in: "2016-12-31T23:59:60Z"/,
  },
  {
    what: 'case and accents of a text that has neither a letter nor a digit',
    query: '{ people(where: { name: { containsInsensitive: "-" } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /people\.where\.name\.containsInsensitive: "-" has no letter/,
  },
  {
    what: 'case and accents of such a text in a list',
    query: 'query ($t: [String!]) { loans(where: { debtor: { name: { inInsensitive: $t } } }) { nodes { id } } }',
    variables: { t: ['a', ''] },
    code: 'BAD_USER_INPUT',
    names: /loans\.where\.debtor\.name\.inInsensitive: "" has no letter/,
  },
  {
    what: 'case and accents of such an element of a list',
    query: '{ people(where: { aliases: { containsInsensitive: "\u200b" } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /people\.where\.aliases\.containsInsensitive/,
  },
  {
    what: 'half a character',
    query: 'query ($t: String!) { people(where: { name: { eq: $t } }) { nodes { id } } }',
    variables: { t: 'a\ud800' },
    code: 'BAD_USER_INPUT',
    names: /people\.where\.name\.eq/,
  },
  {
    what: 'a forged cursor',
    query: '{ loans(after: "WyJ4IiwgMV0") { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    reason: 'CURSOR',
    names: /loans\.after/,
  },
  {
    what: 'two keys in one order',
    query: '{ loans(orderBy: [{ from: ASC, status: ASC }]) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    reason: 'VALIDATION',
    names: /LoanOrder|loans\.orderBy/,
    argument: 'loans.orderBy.0',
  },
  {
    what: 'an order of groups by what they are not grouped by',
    query: '{ loans { groupBy(by: [STATUS], orderBy: [{ fromYear: ASC }]) { status } } }',
    code: 'BAD_USER_INPUT',
    names: /loans\.groupBy\.orderBy\.0\.fromYear.*add its key to by/,
  },
  {
    what: 'an order of groups with too many keys',
    query: `{ loans { groupBy(by: [STATUS], orderBy: [${'{ status: ASC } '.repeat(51)}]) { status } } }`,
    code: 'BAD_USER_INPUT',
    names: /loans\.groupBy\.orderBy.*at most 50 keys, but has 51/,
  },
  {
    what: 'a number of items that is not compared',
    query: '{ countries(where: { loansGiven: { count: { where: { status: { eq: ACTIVE } } } } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /countries\.where\.loansGiven\.count.*give a comparison/,
  },
  {
    what: 'a condition on items whose aggregates are not compared',
    query:
      '{ countries(where: { loansGiven: { aggregate: { where: { status: { eq: ACTIVE } } } } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /countries\.where\.loansGiven\.aggregate: give a condition on an aggregate/,
  },
  {
    what: 'null as a condition on an aggregate',
    query:
      '{ countries(where: { loansGiven: { aggregate: { principalUsd: { sum: { gt: null } } } } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /countries\.where\.loansGiven\.aggregate\.principalUsd\.sum\.gt/,
  },
  {
    what: 'a number beyond a Float in a condition on groups',
    query: '{ loans { groupBy(by: [STATUS], having: { principalUsd: { sum: { gt: 1e999 } } }) { status } } }',
    code: 'BAD_USER_INPUT',
    names: /loans\.groupBy\.having\.principalUsd\.sum\.gt/,
  },
  {
    what: 'a property that has no such aggregate',
    query: '{ countries(orderBy: [{ loansGiven: { sum: { from: DESC } } }]) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    reason: 'VALIDATION',
    names: /"from" is not defined by type "LoanNumberOrder"/,
    argument: 'countries.orderBy.0.loansGiven.sum.from',
  },
  {
    what: 'null as a number of items',
    query: '{ countries(where: { loansGiven: { count: { gte: null } } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /countries\.where\.loansGiven\.count\.gte.*null is not a condition/,
  },
  {
    what: 'a number of items that is no number',
    query: 'query ($n: Int) { countries(where: { loansGiven: { count: { gte: $n } } }) { nodes { id } } }',
    variables: { n: '100' },
    code: 'BAD_USER_INPUT',
    reason: 'VARIABLES',
    names: /"\$n".*100/,
    argument: 'countries.where.loansGiven.count.gte',
  },
  {
    what: 'null as a condition',
    query: '{ people(where: { name: { eq: null } }) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
    names: /people\.where\.name\.eq.*isNull/,
  },
  {
    what: 'pages that multiply',
    query: '{ countries(first: 1000) { nodes { loansGiven(first: 1000) { nodes { id } } } } }',
    code: 'OPERATION_TOO_COSTLY',
    names: /1001000 rows.*countries\.nodes\.loansGiven/,
  },
  { what: 'a 500-deep document', query: nested(100), code: 'OPERATION_TOO_COSTLY', names: /deep|depth|nest/ },
  { what: '10,000 aliases', query: aliases(10_000), code: 'OPERATION_TOO_COSTLY', names: /token|alias|field/ },
];

describeEngines('bad input', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await appOver(graph(), { GRAPH_TIMEOUT_MS: '60000' });
    await post('{ __typename }');
  });
  afterAll(() => app.close());

  const post = (query: string, variables?: Readonly<Record<string, unknown>>) =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { accept: 'application/graphql-response+json' },
      payload: variables === undefined ? { query } : { query, variables },
    });

  test.each(BAD)('$what', async ({ query, variables, code, reason = 'ARGUMENT', names, argument }) => {
    const { result: response, ms } = await bestOfThree(() => post(query, variables));
    const { errors, data } = response.json();
    expect(errors).toHaveLength(1);
    expect(errors[0].extensions.code).toBe(code);
    expect(errors[0].message).toMatch(names);
    expect(JSON.stringify(errors)).not.toMatch(/MATCH|node_modules|\.ts:|\.js:/);
    if (code === 'BAD_USER_INPUT') expect(errors[0].extensions.reason).toBe(reason);
    if (['VALIDATION', 'VARIABLES'].includes(reason)) expect(errors[0].extensions.argument).toBe(argument);
    if (code === 'BAD_USER_INPUT' && ['ARGUMENT', 'CURSOR'].includes(reason)) {
      // It is of one field, which is the only one here.
      const [root] = Object.keys(data);
      expect(data).toEqual({ [root ?? '']: null });
      expect(errors[0].path[0]).toBe(root);
      expect(errors[0].locations).toHaveLength(1);
      expect(response.statusCode).toBe(200);
    } else {
      expect(data).toBeUndefined();
      expect(errors[0]).not.toHaveProperty('path');
      expect(response.statusCode).toBe(400);
    }
    expect(ms).toBeLessThan(REFUSAL_MS);
    const next = await post('{ country(code: "VE") { name } }');
    expect(next.json()).toEqual({ data: { country: { name: 'Venezuela' } } });
  });

  test('an unknown id or code is null', async () => {
    const query =
      '{ node(id: "loan:none") { id } nodes(ids: ["x", "country:VE"]) { id } country(code: "ve") { id } person(id: "") { id } }';
    const { data, errors, extensions } = (await post(query)).json();
    expect(data).toEqual({ node: null, nodes: [null, { id: 'country:VE' }], country: null, person: null });
    expect(errors).toBeUndefined();
    const told = extensions.notes.map(({ code, path }: { code: string; path: string }) => [code, path]);
    expect(told).toEqual([
      ['NO_ID', 'nodes.ids'],
      ['NO_ID', 'country.code'],
      ['NO_ID', 'person.id'],
    ]);
  });

  test('a body of 2 MB', async () => {
    const response = await post(`{ country(code: "VE") { name } } # ${'x'.repeat(2 ** 21)}`);
    expect(response.statusCode).toBe(413);
    expect(response.json().errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect((await post('{ country(code: "VE") { name } }')).statusCode).toBe(200);
  });

  test.each([
    "VE' OR 1=1 //",
    "VE'}) MATCH (n) DETACH DELETE n //",
    '`) RETURN 1 //',
    '$p0',
    '\\u0027 OR true',
    'VE"})\n RETURN 1',
  ])('a string that looks like Cypher changes nothing: %s', async (text) => {
    const query = `query ($s: String!, $id: ID!) {
      country(code: $s) { id }
      countries(where: { or: [{ name: { contains: $s } }, { id: { eq: $id } }] }) { nodes { id } }
    }`;
    const before = (await post('{ statements { totalCount } countries { totalCount } }')).json();
    const { data, errors } = (await post(query, { s: text, id: text })).json();
    expect({ data, errors }).toEqual({ data: { country: null, countries: { nodes: [] } }, errors: undefined });
    expect((await post('{ statements { totalCount } countries { totalCount } }')).json()).toEqual(before);
    expect(before.data.countries.totalCount).toBeGreaterThan(0);
  });

  test('X-Entente-Explain shows the one statement, unless it is switched off', async () => {
    const payload = { query: '{ a: country(code: "VE") { name } leaders(first: 3) { totalCount } }' };
    const request = { method: 'POST', url: '/graphql', headers: { 'x-entente-explain': '1' }, payload } as const;
    const { cypher } = (await app.inject(request)).json().extensions;
    expect(cypher).toHaveLength(1);
    expect(cypher[0].text).toMatch(/^CALL \(\) \{\n/);
    expect(Object.values(cypher[0].params)).toContain('VE');
    expect(Object.keys(cypher[0].ms)).toEqual(['compile', 'bind', 'run', 'respond']);
    const rows = await graph().read({ text: cypher[0].text, params: cypher[0].params });
    expect(rows).toHaveLength(1);
    const silent = await appOver(graph(), { EXPLAIN: 'false' });
    expect((await silent.inject(request)).json().extensions).toBeUndefined();
    await silent.close();
  });
});
