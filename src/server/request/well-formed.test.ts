import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { testApp } from '../../../tests/support/server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const POST = { method: 'POST', url: '/graphql' } as const;

describe('a request without a query', () => {
  test.each([
    ['a URL without one', { url: '/graphql' }],
    ['an empty parameter', { url: '/graphql?query=' }],
    ['a body without one', { ...POST, payload: {} }],
    ['a body with a blank one', { ...POST, payload: { query: ' ' } }],
    ['a body with null', { ...POST, payload: { query: null, extensions: {} } }],
  ])('is rejected with a message: %s', async (_, request) => {
    const response = await app.inject(request);
    expect(response.statusCode).toBe(400);
    expect(response.json().errors).toEqual([
      {
        message: 'The parameter "query" is missing.',
        extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' },
      },
    ]);
  });
});

describe('the server', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'HEAD'] as const)(
    'rejects %s with 405 and the allowed methods',
    async (method) => {
      const response = await app.inject({ method, url: '/graphql?query={hello}' });
      expect([404, 405]).toContain(response.statusCode);
      if (method !== 'HEAD') {
        expect(response.headers.allow).toBe('GET, POST');
        expect(response.json().errors[0].message).toBe('Send operations by GET or POST.');
      }
    },
  );
});

describe('a request body', () => {
  const headers = { 'content-type': 'application/json' };

  test.each([
    ['a byte that is not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a truncated character', Buffer.from([0xe4, 0xb8])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
  ])('with %s is rejected with a message', async (_, odd) => {
    const payload = Buffer.concat([Buffer.from('{"query":"{ hello }","x":'), odd, Buffer.from('}')]);
    const response = await app.inject({ ...POST, headers, payload });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].message).toBe('The request body is not UTF-8.');
  });

  test('in any script is accepted', async () => {
    const payload = { query: 'query ($to: String) { hello(to: $to) }', variables: { to: '习近平 🐎 é' } };
    expect((await app.inject({ ...POST, payload })).json()).toEqual({ data: { hello: 'hello 习近平 🐎 é' } });
  });
});
