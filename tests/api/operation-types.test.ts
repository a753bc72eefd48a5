import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { appOver, countingGraph } from '../support/ask.ts';

const graph = countingGraph();
let app: FastifyInstance;
let explained: FastifyInstance;

beforeAll(async () => {
  app = await appOver(graph);
  explained = await appOver(graph, { EXPLAIN: 'true' });
});

afterAll(async () => {
  await app.close();
  await explained.close();
});

interface Case {
  readonly query: string;
  readonly operationName?: string;
}

const casesOf = (type: string): readonly Case[] => [
  { query: `${type} { country(code: "VE") { nofield } }` },
  { query: `${type} { countries(first: 1, where: { evil: { eq: 1 } }) { nodes { name } } }` },
  { query: `${type} { countries(evil: 1) { nodes { name } } }` },
  { query: `${type} { country(code: "VE") { name } }` },
  { query: `${type} { x }` },
  { query: `${type} { __typename }` },
  { query: `${type} { __schema { queryType { name } } }` },
  { query: `${type} { ...F } fragment F on Query { country(code: "VE") { name } }` },
  { query: `${type} A @nothing { x } query B { __typename }`, operationName: 'A' },
  // A document is validated as a whole.
  { query: `${type} A { x } query B { __typename }`, operationName: 'B' },
  { query: `query B { __typename } ${type} A { __typename }`, operationName: 'A' },
];

const GRAPHQL = 'application/graphql-response+json';

const send = (server: FastifyInstance, method: string, body: Case, accept: string) =>
  method === 'GET'
    ? server.inject({ url: '/graphql', query: { ...body }, headers: { accept } })
    : server.inject({
        method: 'POST',
        url: '/graphql',
        headers: { accept, 'x-entente-explain': '1' },
        payload: { ...body, extensions: { any: 1 } },
      });

describe.each(['mutation', 'subscription'])('a %s, which the API lacks', (type) => {
  describe.each(['GET', 'POST'])('by %s', (method) => {
    test.each(casesOf(type))('$query $operationName', async (body) => {
      for (const server of [app, explained]) {
        // The second time, the document could have been kept.
        for (const accept of [GRAPHQL, 'application/json', GRAPHQL]) {
          const response = await send(server, method, body, accept);
          expect(response.statusCode).toBe(accept === GRAPHQL ? 400 : 200);
          const answer = response.json();
          expect(answer).not.toHaveProperty('data');
          expect(answer.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'VALIDATION' });
          expect(answer.errors.map(({ message }: { message: string }) => message)).toContain(
            `The API has no ${type}; an operation can be a query.`,
          );
        }
      }
      expect(graph.sent).toBe(0);
    });
  });

  test('is no way around the document store: persisted queries are refused', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const payload = { query: `${type} { x }`, extensions };
    const response = await app.inject({ method: 'POST', url: '/graphql', headers: { accept: GRAPHQL }, payload });
    expect(response.json()).not.toHaveProperty('data');
    expect(response.json().errors[0].extensions).toEqual({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
    expect(graph.sent).toBe(0);
  });
});
