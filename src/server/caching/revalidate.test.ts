import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { fakeGraph, testApp, testConfig } from '../../../tests/support/server.ts';
import { GraphError } from '../../graph/index.ts';
import { TrustedDocuments } from '../documents/trusted-documents.ts';

const NAME = 'query Name($id: ID!) { name(id: $id) }';
const documents = new TrustedDocuments([{ file: 'm.json', entries: [{ id: 'name', text: NAME }] }]);

let app: FastifyInstance;
let reads = 0;
let failing = false;
let version: string | undefined;

beforeAll(async () => {
  const read = async () => {
    reads++;
    if (failing) throw new GraphError('GRAPH_UNAVAILABLE', 'away');
    return [['Venezuela']];
  };
  app = await testApp({
    graph: fakeGraph({ read }),
    documents,
    version: () => version,
    software: 's',
    config: testConfig({ TRUSTED_DOCUMENTS: 'on' }),
  });
});
afterAll(() => app.close());

beforeEach(() => {
  reads = 0;
  failing = false;
  version = '1';
});

const asked = { documentId: 'name', variables: '{"id":"country:VE"}' };
const get = (query: Record<string, string> = asked, headers: Record<string, string> = {}) =>
  app.inject({ url: '/graphql', query, headers });
const tagOf = async (...request: Parameters<typeof get>) => String((await get(...request)).headers.etag);

describe('a GET', () => {
  test('has a tag, and may be kept if it is asked again each time', async () => {
    const { headers, statusCode } = await get();
    expect(statusCode).toBe(200);
    expect(headers.etag).toMatch(/^W\/"[\da-f]{32}"$/);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers.vary).toContain('accept');
  });

  test('that names its tag is answered 304, without asking the graph', async () => {
    const first = await get();
    expect(reads).toBe(1);
    const again = await get(asked, { 'if-none-match': `"x", ${first.headers.etag}` });
    expect([again.statusCode, again.body, reads]).toEqual([304, '', 1]);
    for (const name of ['etag', 'cache-control', 'vary', 'x-content-type-options']) {
      expect(again.headers[name]).toEqual(first.headers[name]);
    }
    expect(again.headers['content-type']).toBeUndefined();
  });

  test('is answered 304 whichever way it names its document, and in whichever order', async () => {
    const tag = await tagOf();
    const { variables } = asked;
    for (const query of [
      { variables, query: NAME },
      { query: NAME, variables },
      { variables, extensions: '{"persistedQuery":{"version":1,"sha256Hash":"name"}}' },
      asked,
    ]) {
      expect((await get(query, { 'if-none-match': tag })).statusCode).toBe(304);
    }
  });

  test('has another tag for whatever decides its answer', async () => {
    const tags = [
      await tagOf(),
      await tagOf({ ...asked, variables: '{"id":"country:CN"}' }),
      await tagOf({ ...asked, operationName: 'Name' }),
      await tagOf({ query: 'query ($id: ID!) { name(id: $id) }', variables: asked.variables }),
      await tagOf(asked, { accept: 'application/graphql-response+json' }),
    ];
    version = '2';
    tags.push(await tagOf());
    expect(tags).not.toContain('undefined');
    expect(new Set(tags).size).toBe(tags.length);
  });

  test('is asked anew once the graph has changed', async () => {
    const tag = await tagOf();
    version = '2';
    const { statusCode, headers } = await get(asked, { 'if-none-match': tag });
    expect([statusCode, reads]).toEqual([200, 2]);
    expect(headers.etag).not.toBe(tag);
  });

  test('has no tag while the version of the graph is not known', async () => {
    const tag = await tagOf();
    version = undefined;
    const { statusCode, headers } = await get(asked, { 'if-none-match': tag });
    expect([statusCode, headers.etag, headers['cache-control']]).toEqual([200, undefined, 'no-store']);
  });

  test.each<[string, Record<string, string>]>([
    ['an error', { query: '{ nothing }' }],
    ['an error of the request', { documentId: 'nothing' }],
    ['a fault of a field', { query: '{ hello broken }' }],
    ['a wrong variable', { documentId: 'name', variables: '{}' }],
  ])('with %s has no tag', async (_, query) => {
    const { headers, body } = await get(query);
    expect(JSON.parse(body).errors).toHaveLength(1);
    expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store']);
  });

  test('that the graph fails has no tag', async () => {
    failing = true;
    const { headers, body } = await get();
    expect(JSON.parse(body).errors[0].extensions.code).toBe('GRAPH_UNAVAILABLE');
    expect(headers.etag).toBeUndefined();
  });

  test('that is explained has no tag, since it has times', async () => {
    const tag = await tagOf();
    const { statusCode, headers } = await get(asked, { 'x-entente-explain': '1', 'if-none-match': tag });
    expect([statusCode, headers.etag]).toEqual([200, undefined]);
  });

  test('that names * is answered', async () => {
    expect((await get(asked, { 'if-none-match': '*' })).statusCode).toBe(200);
  });
});

test('a POST has no tag', async () => {
  const payload = { documentId: 'name', variables: { id: 'country:VE' } };
  const headers = { 'if-none-match': await tagOf() };
  const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload });
  expect([response.statusCode, response.headers.etag]).toEqual([200, undefined]);
});

test('a GET of a server that knows no versions has no tag', async () => {
  const plain = await testApp();
  const { headers } = await plain.inject({ url: '/graphql?query={hello}' });
  await plain.close();
  expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store']);
});
