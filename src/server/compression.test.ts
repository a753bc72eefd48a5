import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { getIntrospectionQuery } from 'graphql';
import { testApp } from '../../tests/support/server.ts';

const SDL = 'type Query {\n  "Says hello."\n  hello: String\n}\n'.repeat(100);
const FILE = 'creditor,debtor,amount\n'.repeat(5000);
const URLS = {
  api: `/graphql?query=${encodeURIComponent(getIntrospectionQuery())}`,
  export: '/export/csv?of=country:VE',
  schema: '/schema.graphql',
};

let app: FastifyInstance;
afterEach(() => app.close());

const serving = async (contentType = 'text/csv; charset=utf-8') => {
  app = await testApp({
    sdl: SDL,
    exporter: async () => {
      async function* pieces() {
        for (let at = 0; at < FILE.length; at += 1000) yield FILE.slice(at, at + 1000);
      }
      return { name: 'a', contentType, truncated: undefined, pieces: pieces() };
    },
  });
};

const DECODERS = { gzip: gunzipSync, br: brotliDecompressSync };

describe.each(Object.entries(URLS))('the %s response', (_, url) => {
  test.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
  ] as const)('to "Accept-Encoding: %s" is compressed with %s', async (accepted, encoding) => {
    await serving();
    const plain = await app.inject({ url });
    const packed = await app.inject({ url, headers: { 'accept-encoding': accepted } });
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(String(packed.headers.vary).toLowerCase()).toContain('accept-encoding');
    expect(DECODERS[encoding](packed.rawPayload).toString()).toBe(plain.payload);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect(packed.headers['content-type']).toBe(plain.headers['content-type']);
  });

  test.each([undefined, 'identity', 'deflate', 'gzip;q=0'])(
    'to "Accept-Encoding: %s" is not compressed',
    async (accepted) => {
      await serving();
      const answer = await app.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).not.toHaveProperty('content-encoding');
    },
  );
});

describe('the server', () => {
  test.each([
    'application/json+ftm; charset=utf-8',
    'application/gexf+xml; charset=utf-8',
    'application/graphml+xml; charset=utf-8',
  ])('compresses an export of type %s', async (type) => {
    await serving(type);
    const { headers } = await app.inject({ url: URLS.export, headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
  });

  test('does not compress a small response', async () => {
    await serving();
    const { headers } = await app.inject({ url: '/graphql?query={hello}', headers: { 'accept-encoding': 'gzip' } });
    expect(headers).not.toHaveProperty('content-encoding');
  });

  test('varies the response of the API by Accept', async () => {
    await serving();
    const { headers } = await app.inject({ url: '/graphql?query={hello}' });
    expect(String(headers.vary).split(', ').sort()).toEqual(expect.arrayContaining(['accept', 'origin']));
  });
});

describe('a request body', () => {
  const body = JSON.stringify({ query: '{ hello }' });

  test.each(['gzip', 'br', 'deflate', 'x-unknown'])(
    'with the encoding %s is rejected with advice',
    async (encoding) => {
      await serving();
      const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
      const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: gzipSync(body) });
      expect(answer.statusCode).toBe(415);
      expect(answer.headers['accept-encoding']).toBe('identity');
      expect(answer.json().errors[0]).toMatchObject({
        message: `Content-Encoding ${encoding} is not supported; send the body uncompressed.`,
        extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' },
      });
    },
  );

  test.each(['utf-16', '"utf-16le"', 'iso-8859-1'])('with the charset %s is rejected with advice', async (charset) => {
    await serving();
    const headers = { 'content-type': `application/json; charset=${charset}` };
    const payload = Buffer.from(body, 'utf16le');
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload });
    expect(answer.statusCode).toBe(415);
    expect(answer.json().errors[0].message).toContain('send the body as UTF-8');
  });

  test.each([
    { 'content-encoding': 'identity', 'content-type': 'application/json' },
    { 'content-type': 'application/json; charset=UTF-8' },
    { 'content-type': 'application/json;charset="utf8"' },
  ])('with %p is accepted', async (headers) => {
    await serving();
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: body });
    expect(answer.json()).toEqual({ data: { hello: 'hello world' } });
  });
});
