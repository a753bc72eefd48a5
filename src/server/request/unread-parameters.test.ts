import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { testApp } from '../../../tests/support/server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const HELLO = { data: { hello: 'hello world' } };
const POST = { method: 'POST', url: '/graphql' } as const;

const refusal = (name: string, message: RegExp) => ({
  errors: [
    {
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST', argument: name },
    },
  ],
});

describe('a POST', () => {
  test.each(['query', 'variables', 'operationName', 'extensions', 'documentId'])(
    'is refused with %s in its URL, which nothing reads',
    async (name) => {
      for (const payload of [{ query: '{ hello }' }, {}]) {
        const url = `/graphql?op=Hello&${name}=${encodeURIComponent('{"to":"you"}')}`;
        const response = await app.inject({ ...POST, url, payload });
        expect(response.statusCode).toBe(400);
        expect(response.json()).toEqual(
          refusal(name, new RegExp(`^The parameter "${name}" is in the URL: the parameters of a POST are in its body`)),
        );
      }
    },
  );

  test.each(['?op=Hello', '?query=&variables=&operationName=', '?'])(
    'is answered with what is no parameter of it in its URL: %s',
    async (search) => {
      const response = await app.inject({ ...POST, url: `/graphql${search}`, payload: { query: '{ hello }' } });
      expect([response.statusCode, response.json()]).toEqual([200, HELLO]);
    },
  );

  test.each(['variable', 'id', '__proto', 'QUERY', 'onError'])('is refused with %s in its body', async (name) => {
    const payload = { query: '{ hello }', [name]: { to: 'you' } };
    const response = await app.inject({ ...POST, payload });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual(
      refusal(name, new RegExp(`^The parameter "${name}" is unknown\\. The parameters are query, `)),
    );
  });

  test('is answered with null in its body for what has no value', async () => {
    const payload = { query: '{ hello }', id: null, variables: null };
    expect((await app.inject({ ...POST, payload })).json()).toEqual(HELLO);
  });
});

describe('a GET', () => {
  test.each(['variable', 'id', 'Query', 'explain'])('is refused with %s in its URL', async (name) => {
    const response = await app.inject({ url: `/graphql?query={hello}&${name}=1` });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual(refusal(name, new RegExp(`^The parameter "${name}" is unknown`)));
  });
});
