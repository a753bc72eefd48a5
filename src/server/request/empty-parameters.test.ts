import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { testApp } from '../../../tests/support/server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const QUERY = 'query A($to: String) { hello(to: $to) } query B { hello(to: "b") }';

describe('an optional parameter that is empty counts as left out', () => {
  test.each(['operationName=', 'variables=', 'extensions=', 'operationName=&variables=&extensions=', 'variables=%20'])(
    'in a URL: %s',
    async (parameters) => {
      const answer = await app.inject({ url: `/graphql?query={hello}&${parameters}` });
      expect(answer.json()).toEqual({ data: { hello: 'hello world' } });
      expect(answer.statusCode).toBe(200);
    },
  );

  test.each(['operationName', 'variables', 'extensions'])('in a body: %s', async (name) => {
    const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ hello }', [name]: '' } });
    expect(answer.json()).toEqual({ data: { hello: 'hello world' } });
  });

  test('beside others that are kept as they are', async () => {
    const given = new URLSearchParams({
      query: QUERY,
      operationName: 'A',
      variables: '{"to":"a & b+ü"}',
      extensions: '',
    });
    const answer = await app.inject({ url: `/graphql?${given}` });
    expect(answer.json()).toEqual({ data: { hello: 'hello a & b+ü' } });
  });
});

test.each(['query=', ''])('a query that is empty or missing is still missed: "%s"', async (parameters) => {
  const answer = await app.inject({ url: `/graphql?${parameters}` });
  expect(answer.json().errors[0].extensions.code).toBe('BAD_USER_INPUT');
});
