import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { getIntrospectionQuery } from 'graphql';
import { ask, testApp, testConfig } from '../../../tests/support/server.ts';
import { blockOfThree } from '../../../tests/support/timing.ts';
import { TrustedDocuments } from '../documents/trusted-documents.ts';

const repeat = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join(' ');
const deep = (n: number) => `${'{ self '.repeat(n - 1)}{ hello }${' }'.repeat(n - 1)}`;

/** Each fragment spreads the next one twice: 2^levels fields. */
const bomb = (levels: number) =>
  `{ ...F0 } ${repeat(levels, (i) => `fragment F${i} on Query { ...F${i + 1} self { ...F${i + 1} } }`)}
   fragment F${levels} on Query { hello }`;

const chain = (length: number) =>
  `{ ...F0 } ${repeat(length, (i) => `fragment F${i} on Query { self { ...F${i + 1} } }`)} fragment F${length} on Query { hello }`;

let app: FastifyInstance;

beforeAll(async () => {
  app = await testApp();
  await ask(app, '{ hello }');
});

afterAll(() => app.close());

describe('an operation over the limits', () => {
  test.each([
    ['500 deep', deep(500), /nests brackets 500 deep; the limit is 150/],
    ['100,000 deep', deep(100_000), /limit of 10000 tokens/],
    ['10,000 aliases', `{ ${repeat(10_000, (i) => `a${i}: hello`)} }`, /limit of 10000 tokens/],
    ['2,000 aliases', `{ ${repeat(2_000, (i) => `a${i}: hello`)} }`, /has 2000 aliases; the limit is 1000/],
    ['9,000 times one field', `{ ${repeat(9_000, () => 'hello')} }`, /asks for 9000 fields/],
    ['1,500 times one field', `{ ${repeat(1_500, () => 'self { hello }')} }`, /has 2248500 pairs .* limit is 25000/],
    [
      '500 fragments with one field',
      `{ ${repeat(500, (i) => `...F${i}`)} } ${repeat(500, (i) => `fragment F${i} on Query { hello }`)}`,
      /has 124750 pairs of fields/,
    ],
    ['a fragment bomb', bomb(40), /asks for \d+ fields and fragments; the limit is 5000/],
    ['a fragment bomb that no operation uses', `query { hello } ${bomb(40).slice(9)}`, /asks for \d+ fields/],
    ['deep by fragments', chain(500), /nests fields 501 deep; the limit is 100/],
    ['5 directives at a field', `{ hello ${'@skip(if: false) '.repeat(5)} }`, /has 5 directives at one place; .* is 4/],
    ['5 unknown directives', '{ hello @aa@aa@aa@aa@aa }', /has 5 directives at one place/],
    ['5 directives at a spread', `{ ...F @a@a@a@a@a } fragment F on Query { hello }`, /5 directives/],
    ['5 directives at an inline fragment', `{ ... @a@a@a@a@a { hello } }`, /5 directives/],
    ['5 directives within a fragment', `{ ...F } fragment F on Query { hello @a@a@a@a@a }`, /5 directives/],
    ['5 directives at a fragment', `{ ...F } fragment F on Query @a@a@a@a@a { hello }`, /5 directives/],
    ['5 directives at an operation', `query @a@a@a@a@a { hello }`, /5 directives/],
    ['5 directives at a variable', `query ($a: Int, $b: Int @a@a@a@a@a) { hello(times: $a) }`, /5 directives/],
    ['long names', `{ ${'a'.repeat(201)}: hello }`, /has a name of 201 characters; the limit is 200/],
    ['a long document', `{ hello } #${'x'.repeat(200_000)}`, /has 200011 characters; the limit is 200000/],
    ['10,001 lines', `{ hello }${'\n'.repeat(10_000)}`, /has 10001 lines; the limit is 10000/],
    [
      'long arguments compared with each other',
      `{ ${repeat(100, () => `hello(to: [${repeat(50, () => '1')}])`)} }`,
      /has 257400 pairs of fields and arguments/,
    ],
    [
      'one fragment with many variables in many operations',
      `${repeat(50, (i) => `query Q${i}($v: Int) { ...F }`)} fragment F on Query { hello(to: [${repeat(500, () => '$v')}]) }`,
      /uses variables 25000 times; the limit is 20000/,
    ],
    ['deep literal', `{ pick(where: ${'{ and: '.repeat(200)}{}${' }'.repeat(200)}) }`, /brackets 203 deep/],
    [
      'introspection many times over',
      `{ ${repeat(20, (i) => `a${i}: __schema { types { fields { type { fields { name } } } } }`)} }`,
      /introspection answers about \d+ values; the limit is \d+/,
    ],
  ])('is rejected quickly: %s', async (_name, query, message) => {
    const { result, ms } = await blockOfThree(() => ask(app, query));
    const { status, body } = result;
    expect(ms).toBeLessThan(100);
    expect(status).toBe(400);
    expect(body).toEqual({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'OPERATION_TOO_COSTLY' } }],
    });
    expect((await ask(app, '{ hello }')).body).toEqual({ data: { hello: 'hello world' } });
  });

  test('is rejected for deeply nested variables', async () => {
    const variables = `{"where":${'{"and":['.repeat(50_000)}${']}'.repeat(50_000)}}`;
    const payload = `{"query":"query ($where: Filter) { pick(where: $where) }","variables":${variables}}`;
    const headers = { 'content-type': 'application/json' };
    const body = (await app.inject({ method: 'POST', url: '/graphql', headers, payload })).json();
    expect(body.errors[0].extensions.code).toBe('OPERATION_TOO_COSTLY');
    expect(body.errors[0].message).toMatch(/variables, .* exceed the nesting limit of 150/);
  });

  test('is rejected for too many values in any part of the request', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => i);
    const query = '{ hello }';
    for (const payload of [{ query, variables: { many } }, { query, extensions: { many } }, { query, many }, many]) {
      const body = (await app.inject({ method: 'POST', url: '/graphql', payload })).json();
      expect(body).toEqual({
        errors: [
          {
            message: expect.stringMatching(/limit of 20000 values/),
            extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' },
          },
        ],
      });
    }
    const few = { variables: { many: many.slice(6) } };
    expect((await ask(app, query, few)).body).toEqual({ data: { hello: 'hello world' } });
  });

  test('is rejected by GET, with 200 for application/json', async () => {
    const response = await app.inject({ url: '/graphql', query: { query: deep(500) } });
    expect(response.statusCode).toBe(200);
    expect(response.json().errors[0].extensions.code).toBe('OPERATION_TOO_COSTLY');
    const variables = `{"where":${'[['.repeat(1_000)}${']]'.repeat(1_000)}}`;
    const nested = await app.inject({ url: '/graphql', query: { query: '{ hello }', variables } });
    expect(nested.json().errors[0].message).toMatch(/variables, .* exceed the nesting limit/);
  });
});

describe('an operation within the limits', () => {
  test.each([
    ['60 deep', deep(60)],
    ['directives at each field', `{ ${repeat(50, (i) => `a${i}: hello @skip(if: false) @include(if: true)`)} }`],
    ['200 root fields', `{ ${repeat(200, (i) => `a${i}: hello`)} }`],
    ['introspection as tools ask for it', getIntrospectionQuery()],
    [
      'introspection with all that tools can ask',
      getIntrospectionQuery({
        inputValueDeprecation: true,
        oneOf: true,
        schemaDescription: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
      }),
    ],
    ['fragments on fragments', '{ ...A } fragment A on Query { self { ...B } } fragment B on Query { hello }'],
    ['deep variables', 'query ($where: Filter) { pick(where: $where) }'],
  ])('is answered: %s', async (_name, query) => {
    const variables = JSON.parse(`{"where":${'{"and":['.repeat(60)}${']}'.repeat(60)}}`);
    const { status, body } = await ask(app, query, { variables });
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
  });

  test('is left to validation for all other errors', async () => {
    const cycle = await ask(app, '{ ...A } fragment A on Query { ...A }');
    expect(cycle.body.errors[0]).toMatchObject({
      message: expect.stringMatching(/Cannot spread fragment "A" within itself/),
      extensions: { code: 'BAD_USER_INPUT', reason: 'VALIDATION' },
    });
    const malformed = await ask(app, '{ hello(to: "');
    expect(malformed.body.errors[0]).toMatchObject({
      message: expect.stringMatching(/Syntax Error/),
      locations: [{ line: 1, column: 14 }],
      extensions: { code: 'BAD_USER_INPUT', reason: 'SYNTAX' },
    });
  });
});

describe('in production', () => {
  const aliases = (count: number) => `{ ${repeat(count, (i) => `a${i}: hello`)} }`;
  const documents = new TrustedDocuments([{ file: 'm.json', entries: [{ id: 'trusted', text: aliases(150) }] }]);
  const config = testConfig({ PROFILE: 'production', ANONYMOUS: 'allowed', TRUSTED_DOCUMENTS: 'on' });

  test('an operation may have 100 aliases, and 1,000 if it is trusted', async () => {
    const production = await testApp({ config, documents });
    expect((await ask(production, aliases(100))).status).toBe(200);
    const { status, body } = await ask(production, aliases(101));
    const trusted = await ask(production, aliases(150));
    await production.close();
    expect([status, body.errors[0].message]).toEqual([400, 'The document has 101 aliases; the limit is 100.']);
    expect(Object.keys(trusted.body.data)).toHaveLength(150);
  });
});
