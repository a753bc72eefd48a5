import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { testApp } from '../../../tests/support/server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const QUERY = 'query A($to: String) { hello(to: $to) } query B { hello(to: "b") }';

describe('an empty optional parameter', () => {
  test.each(['operationName=', 'variables=', 'extensions=', 'operationName=&variables=&extensions=', 'variables=%20'])(
    'in a URL counts as missing: %s',
    async (parameters) => {
      const answer = await app.inject({ url: `/graphql?query={hello}&${parameters}` });
      expect(answer.json()).toEqual({ data: { hello: 'hello world' } });
      expect(answer.statusCode).toBe(200);
    },
  );

  test.each(['operationName', 'variables', 'extensions'])('in a body counts as missing: %s', async (name) => {
    const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { query: '{ hello }', [name]: '' } });
    expect(answer.json()).toEqual({ data: { hello: 'hello world' } });
  });

  test('does not change the other parameters', async () => {
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

describe('the server', () => {
  test.each(['query=', ''])('rejects an empty or missing query: "%s"', async (parameters) => {
    const answer = await app.inject({ url: `/graphql?${parameters}` });
    expect(answer.json().errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});
