import { afterAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { testApp, testConfig } from '../../../tests/support/server.ts';
import { sha256Of, TrustedDocuments } from './trusted-documents.ts';

const HELLO = 'query Hello($to: String) { hello(to: $to) }';
const SELF = '{ self { hello } }';
const OTHER = '{ hello }';
const ID = `sha256:${sha256Of(HELLO)}`;
const UNKNOWN = 'f'.repeat(64);

const documents = new TrustedDocuments([
  {
    file: 'm.json',
    entries: [
      { id: 'hello', text: HELLO },
      { id: 'self', text: SELF },
      { id: 'invalid', text: '{ nothing }' },
      { id: 'broken', text: '{ hello' },
    ],
  },
]);

const GRAPHQL = 'application/graphql-response+json';
const apq = (sha256Hash: string, version = 1) => ({ persistedQuery: { version, sha256Hash } });

type Parameters = Readonly<Record<string, unknown>>;

const apps = new Map<string, Promise<FastifyInstance>>();
afterAll(async () => {
  for (const app of apps.values()) await (await app).close();
});

/** The server with a setting, which keeps nothing of its requests. */
function appWith(mode: string, settings: Record<string, string> = {}): Promise<FastifyInstance> {
  const key = JSON.stringify([mode, settings]);
  const app = apps.get(key) ?? testApp({ documents, config: testConfig({ TRUSTED_DOCUMENTS: mode, ...settings }) });
  apps.set(key, app);
  return app;
}

/** Sends the same parameters in a body and in a URL. */
async function send(mode: string, parameters: Parameters, settings: Record<string, string> = {}) {
  const app = await appWith(mode, settings);
  const headers = { accept: GRAPHQL };
  const query = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  const posted = await app.inject({ method: 'POST', url: '/graphql', headers, payload: parameters });
  const got = await app.inject({ url: '/graphql', headers, query });
  return [posted, got].map((response) => ({ status: response.statusCode, body: response.json() }));
}

const HI = { status: 200, body: { data: { hello: 'hello you' } } };
const variables = { to: 'you' };

const failure = (status: number, code: string, message: string | RegExp, more: object = {}) => ({
  status,
  body: {
    errors: [
      {
        message: typeof message === 'string' ? message : expect.stringMatching(message),
        extensions: { code, ...more },
      },
    ],
  },
});
const badRequest = (message: RegExp) => failure(400, 'BAD_USER_INPUT', message, { reason: 'REQUEST' });
const notFound = failure(404, 'NOT_FOUND', /^There is no trusted document ".*"\. Add it to a manifest/);
const notInList = failure(404, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
const notTrusted = failure(403, 'DOCUMENT_NOT_TRUSTED', /^This server answers trusted documents only/);

describe.each(['on', 'only'])('with TRUSTED_DOCUMENTS=%s, a request', (mode) => {
  test.each<[string, Parameters]>([
    ['the SHA-256 of a trusted document', { documentId: ID }],
    ["the manifest's own id", { documentId: 'hello' }],
    ['a persisted query', { extensions: apq(sha256Of(HELLO)) }],
    ["a persisted query by the manifest's own id", { extensions: apq('hello') }],
    ['a persisted query beside other extensions', { extensions: { ...apq('hello'), trace: 1 } }],
    ['an id with its text', { documentId: ID, query: HELLO }],
    ['an id with an empty text', { documentId: ID, query: '' }],
    ['a persisted query with its text', { query: HELLO, extensions: apq(sha256Of(HELLO)) }],
    ['two ids of one document', { documentId: 'hello', extensions: apq(sha256Of(HELLO)) }],
    ['a trusted text', { query: HELLO }],
    ['a trusted text and an empty id', { query: HELLO, documentId: '' }],
    ['the operation of a document', { documentId: 'hello', operationName: 'Hello' }],
  ])('is answered by %s', async (_, parameters) => {
    for (const response of await send(mode, { variables, ...parameters })) expect(response).toEqual(HI);
  });

  test.each<[string, Parameters, object]>([
    ['an unknown id', { documentId: 'nothing' }, notFound],
    ['an unknown SHA-256', { documentId: `sha256:${UNKNOWN}` }, notFound],
    ['an unknown id with a text', { documentId: 'nothing', query: HELLO }, notFound],
    ['an unknown persisted query', { extensions: apq(UNKNOWN) }, notInList],
    ['an id with another text', { documentId: ID, query: SELF }, badRequest(/names different documents/)],
    ['an id with a text that differs in a space', { documentId: ID, query: `${HELLO} ` }, badRequest(/different/)],
    ['a hash that is not that of its text', { query: HELLO, extensions: apq(UNKNOWN) }, badRequest(/different/)],
    ['two ids of two documents', { documentId: 'self', extensions: apq('hello') }, badRequest(/different/)],
    ['another version', { extensions: apq(UNKNOWN, 2) }, badRequest(/"version" 1 and a text "sha256Hash"/)],
    ['a persisted query without a hash', { extensions: { persistedQuery: { version: 1 } } }, badRequest(/"version" 1/)],
    ['a persisted query that is none', { extensions: { persistedQuery: true } }, badRequest(/"version" 1/)],
    ['no document', { variables }, badRequest(/^The parameter "query" is missing\.$/)],
  ])('is refused by %s', async (_, parameters, refusal) => {
    for (const response of await send(mode, parameters)) expect(response).toEqual(refusal);
  });

  test('is refused by an id that is no text', async () => {
    const [posted] = await send(mode, { documentId: 1 });
    expect(posted).toEqual(badRequest(/"documentId" must be a text/));
  });

  test('is refused by two ids in a URL, by name', async () => {
    const app = await appWith(mode);
    const response = await app.inject({ url: '/graphql?documentId=hello&documentId=self' });
    expect(response.json().errors[0].message).toBe('The parameter "documentId" may be in the URL only once.');
    expect(response.statusCode).toBe(400);
  });

  test('has the errors of its document', async () => {
    for (const { body } of await send(mode, { documentId: 'invalid' })) {
      expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'VALIDATION' });
    }
    for (const { body } of await send(mode, { documentId: 'broken' })) {
      expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'SYNTAX' });
    }
  });

  test('with a batch is refused', async () => {
    const app = await appWith(mode);
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: [{ documentId: 'hello' }] });
    expect(response.statusCode).toBe(400);
    expect(response.json()).not.toHaveProperty('data');
  });
});

describe('with TRUSTED_DOCUMENTS=on, a request', () => {
  test.each<[string, Parameters]>([
    ['any text', { query: OTHER }],
    ['any text with its SHA-256', { query: OTHER, extensions: apq(sha256Of(OTHER)) }],
    ['any text with its id', { query: OTHER, documentId: `sha256:${sha256Of(OTHER)}` }],
  ])('is answered by %s, which is not kept', async (_, parameters) => {
    for (const response of await send('on', parameters)) {
      expect(response).toEqual({ status: 200, body: { data: { hello: 'hello world' } } });
    }
    const app = await appWith('on');
    const post = (payload: object) => app.inject({ method: 'POST', url: '/graphql', payload });
    expect((await post(parameters)).json()).toHaveProperty('data');
    expect((await post({ extensions: apq(sha256Of(OTHER)) })).json().errors[0].message).toBe('PersistedQueryNotFound');
  });
});

describe('with TRUSTED_DOCUMENTS=only, a request', () => {
  test.each<[string, Parameters]>([
    ['another text', { query: OTHER }],
    ['another text with its SHA-256', { query: OTHER, extensions: apq(sha256Of(OTHER)) }],
    ['a trusted text with a space more', { query: `${HELLO} ` }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['a text that is not valid', { query: '{ nothingOfThisName }' }],
    ['a text that cannot be parsed', { query: '{{{' }],
    ['__typename', { query: '{ __typename }' }],
  ])('is refused by %s, in the same words', async (_, parameters) => {
    for (const response of await send('only', parameters)) expect(response).toEqual(notTrusted);
  });

  test('is refused with 200 where the media type is application/json', async () => {
    const app = await appWith('only');
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query: OTHER } });
    expect([response.statusCode, response.json().errors[0].extensions.code]).toEqual([200, 'DOCUMENT_NOT_TRUSTED']);
  });
});

describe('with TRUSTED_DOCUMENTS=off, a request', () => {
  test.each<[string, Parameters, object]>([
    ['an id', { documentId: ID }, badRequest(/no documents by id \(TRUSTED_DOCUMENTS\)/)],
    ['an id with its text', { documentId: ID, query: HELLO }, badRequest(/no documents by id/)],
    [
      'a persisted query',
      { extensions: apq(sha256Of(HELLO)) },
      failure(400, 'PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported'),
    ],
    [
      'a persisted query with its text',
      { query: HELLO, extensions: apq(sha256Of(HELLO)) },
      failure(400, 'PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported'),
    ],
  ])('is refused by %s', async (_, parameters, refusal) => {
    for (const response of await send('off', parameters)) expect(response).toEqual(refusal);
  });

  test('is answered by a text', async () => {
    for (const response of await send('off', { query: HELLO, variables })) expect(response).toEqual(HI);
  });
});

describe('in production, a GET', () => {
  const production = { PROFILE: 'production', ANONYMOUS: 'allowed' };

  test.each<[string, Parameters]>([
    ['the id of a trusted document', { documentId: 'hello' }],
    ['a trusted text', { query: HELLO }],
  ])('is answered by %s', async (_, parameters) => {
    for (const response of await send('on', { variables, ...parameters }, production)) expect(response).toEqual(HI);
  });

  test.each(['off', 'on'])('is refused by another text if TRUSTED_DOCUMENTS=%s', async (mode) => {
    const [posted, got] = await send(mode, { query: OTHER }, production);
    expect(posted).toEqual({ status: 200, body: { data: { hello: 'hello world' } } });
    expect(got).toEqual(failure(405, 'BAD_USER_INPUT', /Send others by POST\.$/, { reason: 'REQUEST' }));
  });
});
