import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { serverAudits } from 'graphql-http';
import { ask, testApp, testConfig } from '../../tests/support/server.ts';
import { bestOfThree } from '../../tests/support/timing.ts';
import { TrustedDocuments } from './documents/trusted-documents.ts';

let app: FastifyInstance;

beforeAll(async () => {
  app = await testApp();
});

afterAll(() => app.close());

/** What the audits send by GET, where production answers trusted documents only. */
const AUDITED = ['{ __typename }', 'query Type($name: String!) { __type(name: $name) { name } }'];
const documents = new TrustedDocuments([{ file: 'm.json', entries: AUDITED.map((text) => ({ id: text, text })) }]);

describe('GraphQL over HTTP', () => {
  test.each<[string, Record<string, string>]>([
    ['laptop', {}],
    ['production', { PROFILE: 'production', ANONYMOUS: 'allowed', CORS_ORIGIN: 'none', TRUSTED_DOCUMENTS: 'on' }],
  ])('passes the audits of graphql-http in the profile %s', async (_, variables) => {
    const server = await testApp({ documents, config: testConfig(variables) });
    const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    const audits = serverAudits({ url });
    expect(audits).toHaveLength(61);
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    await server.close();
    const remarks = results.filter(({ status }) => status !== 'ok');
    expect(remarks.map(({ id, name, status }) => ({ id, name, status }))).toEqual([]);
  });

  test('answers a query by GET', async () => {
    const query = { query: 'query Q($to: String) { hello(to: $to) }', variables: '{"to":"you"}', operationName: 'Q' };
    const response = await app.inject({ url: '/graphql', query });
    expect(response.json()).toEqual({ data: { hello: 'hello you' } });
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  test('rejects other methods with 405 and the allowed ones', async () => {
    const response = await app.inject({ method: 'PUT', url: '/graphql', payload: { query: '{ hello }' } });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('GET, POST');
    expect(response.json().errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('answers introspection', async () => {
    const { body } = await ask(app, '{ __schema { queryType { name } } }');
    expect(body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  });

  test('rejects a batch', async () => {
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: [{ query: '{ hello }' }] });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'REQUEST' });
  });
});

describe('the server', () => {
  const json = { 'content-type': 'application/json' };

  test.each([
    ['a body of 2 MB', json, JSON.stringify({ query: `{ hello } #${'x'.repeat(2 ** 21)}` }), 413, /1048576 bytes/],
    ['malformed JSON', json, '{"query": ', 400, /not valid JSON/],
    ['JSON with a __proto__', json, '{"query":"{ hello }","__proto__":{"a":1}}', 400, /not valid JSON|forbidden/],
    ['an empty body', json, '', 400, /empty/],
    ['a text', { 'content-type': 'text/plain' }, '{ hello }', 415, /application\/json/],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'query={hello}', 415, /application\/json/],
    ['an invalid host', { ...json, host: 'a b' }, '{"query":"{ hello }"}', 400, /Host/],
  ])('rejects %s quickly', async (_name, headers, payload, status, message) => {
    const { result: response, ms } = await bestOfThree(() =>
      app.inject({ method: 'POST', url: '/graphql', headers, payload }),
    );
    expect(ms).toBeLessThan(100);
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' } }],
    });
    expect((await ask(app, '{ hello }')).body).toEqual({ data: { hello: 'hello world' } });
  });

  test('rejects an unknown path', async () => {
    const response = await app.inject({ url: '/nothing' });
    expect(response.statusCode).toBe(404);
    expect(response.json().errors[0].extensions).toEqual({ code: 'NOT_FOUND' });
  });

  test('rejects an invalid path', async () => {
    const response = await app.inject({ url: '/%zz' });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'REQUEST' });
  });

  test('does not name its software', async () => {
    const { headers } = await ask(app, '{ hello }');
    expect(Object.keys(headers)).not.toContain('x-powered-by');
    expect(Object.keys(headers)).not.toContain('server');
  });
});
