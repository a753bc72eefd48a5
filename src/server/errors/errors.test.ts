import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError, parse, validate } from 'graphql';
import { capturingLogger } from '../../../tests/support/logger.ts';
import { ask, fakeGraph, testApp } from '../../../tests/support/server.ts';
import type { GraphErrorCode } from '../../graph/errors.ts';
import { GraphError } from '../../graph/index.ts';
import { createErrorReporter } from './errors.ts';

const CYPHER = 'MATCH (secret:Country) RETURN secret';
const PATH = '/srv/entente/data/store.grafeo';

async function askFailing(error: unknown, query = '{ name(id: "country:VE") }') {
  const { logger, lines } = capturingLogger();
  const graph = fakeGraph({
    read: async () => {
      throw error;
    },
  });
  const app = await testApp({ graph, logger });
  const answer = await ask(app, query);
  await app.close();
  return { ...answer, lines };
}

function engineError(): Error {
  return new Error(`Syntax error in "${CYPHER}" at ${PATH}`);
}

describe('an error of the graph', () => {
  test.each<[GraphErrorCode, object, RegExp]>([
    ['GRAPH_UNAVAILABLE', { code: 'GRAPH_UNAVAILABLE', retryable: true }, /unavailable or overloaded/],
    ['DEADLINE_EXCEEDED', { code: 'DEADLINE_EXCEEDED', took: 'GRAPH' }, /The graph did not answer within 5000 ms/],
    ['CONFLICT', { code: 'CONFLICT' }, /conflicts/],
  ])('with the code %s reaches the client without internals', async (code, extensions, message) => {
    const { body, text, lines } = await askFailing(new GraphError(code, `${PATH}: ${CYPHER}`, engineError()));
    expect(body.data).toEqual({ name: null });
    expect(body.errors).toEqual([
      { message: expect.stringMatching(message), path: ['name'], locations: [{ line: 1, column: 3 }], extensions },
    ]);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('/srv');
    expect(lines.find(({ level }) => level === 40)?.err?.stack).toContain(CYPHER);
  });
});

describe('an unexpected error', () => {
  test.each([
    ['a statement that the engine rejects', new GraphError('QUERY_FAILED', CYPHER, engineError())],
    ['an engine error', engineError()],
    ['an error with a cause', new Error(PATH, { cause: engineError() })],
    ['a thrown string', CYPHER],
    ['an unknown code', new GraphQLError(CYPHER, { extensions: { code: 'WHATEVER', path: PATH } })],
  ])('from %s is masked and logged', async (_name, error) => {
    const { body, text, lines } = await askFailing(error);
    const { id } = body.errors[0].extensions;
    expect(body.errors[0]).toEqual({
      message: `Internal error. See the server log, error id ${id}.`,
      path: ['name'],
      locations: [{ line: 1, column: 3 }],
      extensions: { code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(text).not.toMatch(/secret|srv|stack|\.ts/);
    const logged = lines.filter(({ errorId }) => errorId === id);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).toContain(CYPHER);
  });

  test('in several fields is logged once under one id', async () => {
    const { body, lines } = await askFailing(engineError(), '{ a: name(id: "1") b: name(id: "2") }');
    const ids = body.errors.map((error: GraphQLError) => error.extensions.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(lines.filter(({ errorId }) => errorId === ids[0])).toHaveLength(1);
  });

  test('is reported for a null in a non-null field', async () => {
    const { body } = await askFailing(undefined, '{ broken }');
    expect(body.errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    expect(body.errors[0].message).not.toContain('non-nullable');
  });
});

describe('the client', () => {
  const NULLED = 'query ($id: ID = "1") { name(id: $id) }';

  test.each([
    ['a syntax error', '{ hello', undefined, /Syntax Error: Expected Name, found <EOF>/, 'SYNTAX'],
    ['an unknown field', '{ hullo }', undefined, /"hullo" on type "Query". Did you mean "hello"/, 'VALIDATION'],
    ['a value of the wrong type', '{ hello(times: "x") }', undefined, /Int cannot represent non-integer/, 'VALIDATION'],
    [
      'a variable of the wrong type',
      'query ($n: Int) { hello(times: $n) }',
      { n: 'x' },
      /"\$n" got invalid/,
      'VARIABLES',
    ],
    ['a missing variable', 'query ($to: String!) { hello(to: $to) }', {}, /"\$to" of required type/, 'VARIABLES'],
    ['a null variable for a non-null argument', NULLED, { id: null }, /Argument "id"/, 'ARGUMENT'],
    ['an unknown operation name', 'query A { hello } query B { hello }', undefined, /operation name/, 'OPERATION_NAME'],
    ['a mutation', 'mutation { hello }', undefined, /The API has no mutation/, 'VALIDATION'],
    ['no document', '', undefined, /"query" is missing/, 'REQUEST'],
  ])('receives a reason for %s', async (_name, query, variables, message, reason) => {
    const app = await testApp();
    const { status, body } = await ask(app, query, { variables });
    await app.close();
    expect(body.errors[0].message).toMatch(message);
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason });
    if (!('data' in body)) expect(status).toBe(400);
  });

  test('learns that persisted queries are not supported', async () => {
    const app = await testApp();
    const extensions = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } };
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { extensions } });
    await app.close();
    expect(response.json().errors).toEqual([
      { message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } },
    ]);
  });

  test('receives the error of a resolver', async () => {
    const extensions = { code: 'OPERATION_TOO_COSTLY', cost: 12, limit: 10, field: 'countries' };
    const schema = makeExecutableSchema({
      typeDefs: 'type Query { a: Int }',
      resolvers: {
        Query: {
          a: () => {
            throw new GraphQLError('Too costly', { extensions });
          },
        },
      },
    });
    const app = await testApp({ schema });
    const { body } = await ask(app, '{ a }');
    await app.close();
    expect(body.errors[0]).toMatchObject({ message: 'Too costly', extensions });
  });
});

test('an enum value in quotes is told from a value that does not exist', () => {
  const { format } = createErrorReporter(capturingLogger().logger, 5000, { refused: () => undefined });
  const schema = buildSchema('enum Level { SHOWN POSSIBLE } type Query { a(level: Level): Int }');
  const told = (literal: string) => {
    const [error] = validate(schema, parse(`{ a(level: ${literal}) }`));
    const { message, locations } = error ?? new GraphQLError('valid');
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
    return format({ message, ...(locations && { locations }), extensions }, error).message;
  };
  expect(told('"SHOWN"')).toBe('Enum "Level" takes SHOWN without quotes, which make it a text.');
  expect(told('"SHOWM"')).toContain('Did you mean the enum value "SHOWN"?');
  expect(told('SHOWM')).toContain('Did you mean the enum value "SHOWN"?');
});
