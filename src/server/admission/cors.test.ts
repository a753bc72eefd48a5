import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { fakeGraph, testApp, testConfig } from '../../../tests/support/server.ts';

const stranger = 'https://a.example';
const local = 'http://localhost:3000';
let app: FastifyInstance;
let reads = 0;

afterEach(() => app.close());

async function serving(variables: Record<string, string>): Promise<void> {
  reads = 0;
  const read = async () => {
    reads += 1;
    return [];
  };
  app = await testApp({
    graph: fakeGraph({ read }),
    config: testConfig(variables),
    exporter: async ({ graph }) => {
      await graph.read({ text: '', params: {} });
      async function* pieces() {
        yield 'a';
      }
      return { name: 'a', contentType: 'text/csv', truncated: undefined, pieces: pieces() };
    },
  });
}

const variesBy = ({ headers }: Awaited<ReturnType<typeof ask>>, name: string): boolean =>
  String(headers.vary).split(', ').includes(name);

type Headers = Record<string, string>;
const query = '{ name(id: "a") }';

/** Every kind of request that reads the graph. */
const WAYS: readonly (readonly [string, (headers: Headers) => ReturnType<typeof ask>])[] = [
  ['a query by GET', (headers) => ask('GET', `/graphql?query=${encodeURIComponent(query)}`, headers)],
  ['a query by POST', (headers) => ask('POST', '/graphql', headers, { query })],
  ['an export', (headers) => ask('GET', '/export/csv?of=country:VE', headers)],
];

async function ask(method: 'GET' | 'POST' | 'OPTIONS', url: string, headers: Headers, payload?: object) {
  return app.inject({ method, url, headers, ...(payload && { payload }) });
}

describe.each(WAYS)('%s', (_, send) => {
  test.each<[string, Record<string, string>, Headers]>([
    ['a stranger', {}, { origin: stranger }],
    ['a page without an origin', {}, { origin: 'null' }],
    ['an origin whose name begins like ours', {}, { origin: 'http://localhost.a.example' }],
    ['a stranger that links or embeds', {}, { 'sec-fetch-site': 'cross-site' }],
    ['a stranger that opens a window', {}, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    [
      'a same-site page under another host name',
      { HOST: '0.0.0.0' },
      { host: 'a.example', 'sec-fetch-site': 'same-site' },
    ],
    ['a page of this machine if no origin is allowed', { CORS_ORIGIN: 'none' }, { origin: local }],
    ['a page of this machine if only others are allowed', { CORS_ORIGIN: stranger }, { origin: local }],
    ['an origin that is not listed', { CORS_ORIGIN: stranger }, { origin: 'https://b.example' }],
    ['a listed origin on another port', { CORS_ORIGIN: stranger }, { origin: `${stranger}:8443` }],
  ])('from %s is rejected before it runs', async (_who, variables, headers) => {
    await serving(variables);
    const answer = await send(headers);
    expect(answer.statusCode).toBe(403);
    expect(answer.json().errors[0].extensions).toEqual({ code: 'FORBIDDEN' });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(variesBy(answer, 'origin')).toBe(true);
    expect(reads).toBe(0);
  });

  test.each<[string, Record<string, string>, Headers, string | undefined]>([
    ['a tool', {}, {}, undefined],
    ['an address typed by a user', {}, { 'sec-fetch-site': 'none' }, undefined],
    ['our own page', {}, { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }, 'http://localhost:80'],
    [
      'our own page in an old browser',
      { HOST: '0.0.0.0' },
      { host: 'b.example', origin: 'http://b.example' },
      undefined,
    ],
    ['our own page behind TLS', { HOST: '0.0.0.0' }, { host: 'b.example', origin: 'https://b.example' }, undefined],
    [
      'our own page behind a proxy that changes the host name',
      { HOST: '0.0.0.0', CORS_ORIGIN: 'none' },
      { host: 'inner:4000', origin: 'https://b.example', 'sec-fetch-site': 'same-origin' },
      undefined,
    ],
    ['a page of this machine', {}, { origin: local, 'sec-fetch-site': 'cross-site' }, local],
    ['a page of this machine by IP address', {}, { origin: 'http://127.0.0.1:5173' }, 'http://127.0.0.1:5173'],
    ['a page of this machine that embeds it', {}, { 'sec-fetch-site': 'same-site' }, undefined],
    ['a listed origin', { CORS_ORIGIN: `https://b.example,${stranger}` }, { origin: stranger }, stranger],
    [
      'anyone if all origins are allowed',
      { CORS_ORIGIN: '*' },
      { origin: stranger, 'sec-fetch-site': 'cross-site' },
      '*',
    ],
    ['anyone who embeds it if all origins are allowed', { CORS_ORIGIN: '*' }, { 'sec-fetch-site': 'cross-site' }, '*'],
  ])('from %s is answered', async (_who, variables, headers, allowed) => {
    await serving(variables);
    const answer = await send(headers);
    expect(answer.statusCode).toBe(200);
    expect(reads).toBe(1);
    expect(answer.headers['access-control-allow-origin']).toBe(allowed);
    const named = allowed !== undefined && allowed !== '*';
    expect(answer.headers['access-control-allow-credentials']).toBe(named ? 'true' : undefined);
    expect(variesBy(answer, 'origin')).toBe(variables.CORS_ORIGIN !== '*');
  });

  test.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.nip.example',
    '192.168.0.7:4000',
  ])('under the host name %s, which a page can point here, is rejected before it runs', async (host) => {
    await serving({ CORS_ORIGIN: '*' });
    const answer = await send({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' });
    expect(answer.statusCode).toBe(421);
    expect(answer.json().errors[0].extensions).toEqual({ code: 'FORBIDDEN' });
    expect(reads).toBe(0);
  });

  test.each<[Record<string, string>, string]>([
    [{}, 'localhost:4000'],
    [{}, '127.0.0.1:4000'],
    [{}, '[::1]:4000'],
    [{ ALLOWED_HOSTS: 'entente.example' }, 'ENTENTE.example:4000'],
    [{ ALLOWED_HOSTS: 'entente.example' }, 'localhost'],
    [{ ALLOWED_HOSTS: '*' }, 'any.example'],
    [{ HOST: '0.0.0.0' }, 'any.example'],
  ])('with %p is answered under the host name %s', async (variables, host) => {
    await serving(variables);
    expect((await send({ host })).statusCode).toBe(200);
  });
});

describe('a route without data of the graph', () => {
  test.each(['/', '/health/live', '/health/ready', '/nothing'])(
    'at %s is rejected under an unknown host name, too',
    async (url) => {
      await serving({});
      expect((await ask('GET', url, { host: 'evil.example' })).statusCode).toBe(421);
    },
  );

  test('accepts links from anywhere if it is the page', async () => {
    await serving({});
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect([200, 503]).toContain((await ask('GET', '/', link)).statusCode); // 503 if it is not built
    expect((await ask('GET', '/health/ready', link)).statusCode).toBe(403);
    expect((await ask('GET', '/health/ready', {})).statusCode).toBe(200);
  });
});

describe('a preflight request', () => {
  const requested = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-entente-explain',
    'access-control-request-private-network': 'true',
  };

  test.each([
    [{}, local, local],
    [{ CORS_ORIGIN: stranger }, stranger, stranger],
    [{ CORS_ORIGIN: '*' }, stranger, '*'],
  ])('with %p from %s is allowed', async (variables, origin, allowed) => {
    await serving(variables as Record<string, string>);
    const preflight = await ask('OPTIONS', '/graphql', { origin, ...requested });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      allow: 'GET, POST',
      'access-control-allow-origin': allowed,
      'access-control-allow-headers': 'content-type,x-entente-explain',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '7200',
    });
  });

  test('from a stranger is rejected', async () => {
    await serving({});
    const preflight = await ask('OPTIONS', '/graphql', { origin: stranger, ...requested });
    expect(preflight.statusCode).toBe(403);
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the server', () => {
  test('lets the same origins read rejections as responses', async () => {
    await serving({});
    const headers = { origin: local, 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: '{' });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['access-control-allow-origin']).toBe(local);
  });
});
