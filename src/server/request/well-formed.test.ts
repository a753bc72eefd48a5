import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { testApp } from '../../../tests/support/server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const POST = { method: 'POST', url: '/graphql' } as const;

describe('a request that asks for nothing', () => {
  test.each([
    ['no query', { url: '/graphql' }],
    ['an empty one', { url: '/graphql?query=' }],
    ['a body without one', { ...POST, payload: {} }],
    ['a body with an empty one', { ...POST, payload: { query: ' ' } }],
    ['a body with null', { ...POST, payload: { query: null, extensions: {} } }],
  ])('because of %s is refused in words', async (_, request) => {
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

test.each(['PUT', 'PATCH', 'DELETE', 'HEAD'] as const)('%s gets 405 with what is allowed', async (method) => {
  const response = await app.inject({ method, url: '/graphql?query={hello}' });
  expect([404, 405]).toContain(response.statusCode);
  if (method !== 'HEAD') {
    expect(response.headers.allow).toBe('GET, POST');
    expect(response.json().errors[0].message).toBe('Send operations by GET or POST.');
  }
});

describe('a body', () => {
  const headers = { 'content-type': 'application/json' };

  test.each([
    ['a byte that is no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a character that is cut off', Buffer.from([0xe4, 0xb8])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
  ])('with %s is refused in words', async (_, odd) => {
    const payload = Buffer.concat([Buffer.from('{"query":"{ hello }","x":'), odd, Buffer.from('}')]);
    const response = await app.inject({ ...POST, headers, payload });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].message).toBe('The request body is not UTF-8.');
  });

  test('in any script is taken', async () => {
    const payload = { query: 'query ($to: String) { hello(to: $to) }', variables: { to: '习近平 🐎 é' } };
    expect((await app.inject({ ...POST, payload })).json()).toEqual({ data: { hello: 'hello 习近平 🐎 é' } });
  });
});
