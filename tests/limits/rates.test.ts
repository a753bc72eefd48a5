import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { addApiKey } from '../../src/callers/index.ts';
import { createExporter } from '../../src/export/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { ReadingGraph } from '../../src/server/reading-graph.ts';
import { api, appOver, fillWithSeed, model } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';
import { AUDIENCE, ISSUER, makeIssuer, pemOf, sign, validClaims } from '../support/tokens.ts';

const issuer = makeIssuer();
const POINT = '{ country(code: "VE") { name } }';
/** Pages of pages: rows enough for some hundred units. */
const COSTLY = '{ countries(first: 200) { nodes { loansReceived(first: 100) { nodes { id } } } } }';
const SEARCH = '{ search(query: "Venezuela", first: 10) { edges { node { __typename } } } }';

let graph: GraphPort;
let reads = 0;
let folder: string;
let variables: Record<string, string>;
let key: string;
let app: FastifyInstance | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-rates-'));
  const [keyFile, apiKeys] = [join(folder, 'issuer.pem'), join(folder, 'keys.json')];
  await writeFile(keyFile, pemOf(issuer.publicKey));
  key = await addApiKey(apiKeys, { name: 'reports', role: 'analyst' });
  variables = { JWT_KEY_FILE: keyFile, JWT_ISSUER: ISSUER, JWT_AUDIENCE: AUDIENCE, API_KEYS_FILE: apiKeys };
  graph = await openTestGraph('embedded');
  await fillWithSeed(graph);
});

afterEach(() => app?.close());

afterAll(async () => {
  await graph.close();
  await rm(folder, { recursive: true });
});

async function serving(units: number, extra: Record<string, string> = {}): Promise<FastifyInstance> {
  await app?.close();
  reads = 0;
  const counted = new ReadingGraph(graph, {
    watch: () => {
      reads++;
      return { end: () => undefined };
    },
  });
  const settings = { RATE_LIMIT_COST: String(units), ANONYMOUS: 'allowed', ANONYMOUS_ROLE: 'analyst', ...extra };
  app = await appOver(counted, { ...variables, ...settings }, { exporter: createExporter(model, api) });
  return app;
}

type Asker = { readonly headers?: Record<string, string>; readonly remoteAddress?: string };

async function ask(query: string, { headers = {}, ...from }: Asker = {}) {
  const response = await app?.inject({ method: 'POST', url: '/graphql', headers, payload: { query }, ...from });
  if (!response) throw new Error('no server');
  const [policy, standing] = [response.headers['ratelimit-policy'], response.headers.ratelimit];
  const left = Number(/^"cost";r=(\d+);t=\d+$/.exec(String(standing))?.[1]);
  return { status: response.statusCode, policy, left, headers: response.headers, body: response.json() };
}

const bearer = (credential: string): Asker => ({ headers: { authorization: `Bearer ${credential}` } });
const tokenOf = async (sub: string) => bearer(await sign(validClaims({ sub, roles: ['analyst'] }), issuer.privateKey));

describe('an operation', () => {
  test('costs its caller what it costs the server, and the response says what is left', async () => {
    await serving(1_000);
    expect(await ask(POINT)).toMatchObject({ status: 200, policy: '"cost";q=1000;w=60', left: 999 });
    const { left } = await ask(COSTLY);
    expect(left).toBe(999 - 1 - 200 - 2); // 20,000 rows of loans, 200 of countries, and few steps
    expect((await ask(POINT)).left).toBe(left - 1);
    expect((await ask('{ nothing }')).left).toBe(left - 2);
  });

  test('over what is left is refused with 429 before the graph is asked', async () => {
    await serving(250);
    expect((await ask(COSTLY)).status).toBe(200);
    const before = reads;
    const refused = await ask(COSTLY);
    expect(reads).toBe(before);
    expect(refused).toMatchObject({ status: 429, left: 46, headers: { 'retry-after': expect.any(String) } });
    expect(refused.body).toEqual({
      errors: [
        {
          message: expect.stringMatching(
            /^This costs 203 units, and less is left of the 250 in 60 s\. Try again in \d+ s/,
          ),
          extensions: {
            code: 'RATE_LIMITED',
            retryable: true,
            cost: 203,
            left: 46,
            limit: 250,
            retryAfter: expect.any(Number),
          },
        },
      ],
    });
    expect(Number(refused.headers['retry-after'])).toBe(refused.body.errors[0].extensions.retryAfter);
    expect((await ask(POINT)).status).toBe(200);
  });

  test('is refused before its body is read once nothing is left', async () => {
    await serving(2);
    for (const status of [200, 200, 429]) expect((await ask(POINT)).status).toBe(status);
    const broken = { method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' } } as const;
    expect((await app?.inject({ ...broken, payload: '{' }))?.statusCode).toBe(429);
  });

  test('is refused after a pause, in which others are served', async () => {
    await serving(1);
    const [other, begun] = [await tokenOf('other'), performance.now()];
    expect((await ask(POINT)).status).toBe(200);
    const refusals = Array.from({ length: 20 }, async () => {
      expect((await ask(POINT)).status).toBe(429);
      return performance.now() - begun;
    });
    expect((await ask(POINT, other)).status).toBe(200);
    const served = performance.now() - begun;
    const ended = await Promise.all(refusals);
    expect(Math.min(...ended)).toBeGreaterThan(240);
    expect(served).toBeLessThan(Math.min(...ended));
  });

  test('that is the most expensive one allowed is answered to whoever has everything left', async () => {
    await serving(100);
    expect(await ask(COSTLY)).toMatchObject({ status: 200, left: 0 });
    expect((await ask(POINT)).status).toBe(429);
  });

  test('pays for searches and analyses once they are known, and once only', async () => {
    await serving(10_000);
    const first = (await ask(SEARCH)).left;
    expect((await ask(SEARCH)).left).toBe(first - (10_000 - first));
    const many = await ask('{ centrality(metric: DEGREE, first: 5) { nodes { actor { id } } } }');
    expect([many.status, many.left < first]).toEqual([200, true]);
  });

  test('of a long document costs more, however it is sent', async () => {
    const server = await serving(1_000);
    const query = `${POINT} # ${'x'.repeat(20_000)}`;
    expect((await ask(query)).left).toBe(989);
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    const chunked = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const sent = request(`${address}/graphql`, { method: 'POST', headers }, (got) => {
        got.resume();
        resolve(got.headers.ratelimit);
      });
      sent.on('error', reject).end(JSON.stringify({ query }));
    });
    expect(chunked).toMatch(/^"cost";r=978;/);
  });
});

describe('a caller', () => {
  test('is known by its credential, wherever it asks from', async () => {
    await serving(3);
    const [ada, ben] = [await tokenOf('ada'), await tokenOf('ben')];
    for (const remoteAddress of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
      expect((await ask(POINT, { ...ada, remoteAddress })).status).toBe(200);
    }
    expect((await ask(POINT, { ...ada, remoteAddress: '192.0.2.4' })).status).toBe(429);
    expect((await ask(POINT, await tokenOf('ada'))).status).toBe(429);
    expect((await ask(POINT, { ...ben, remoteAddress: '192.0.2.1' })).left).toBe(2);
    expect((await ask(POINT, bearer(key))).left).toBe(2);
    expect((await ask(POINT, { remoteAddress: '192.0.2.1' })).left).toBe(2);
  });

  test('without one is known by its address, or its network of IPv6', async () => {
    await serving(2);
    const from = async (remoteAddress: string) => (await ask(POINT, { remoteAddress })).status;
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.1')]).toEqual([200, 200, 429]);
    expect(await from('::ffff:192.0.2.1')).toBe(429);
    expect(await from('192.0.2.2')).toBe(200);
    expect([await from('2001:db8::1'), await from('2001:db8::2:1'), await from('2001:db8::3')]).toEqual([
      200, 200, 429,
    ]);
  });

  test('with a wrong credential spends nothing of anybody', async () => {
    await serving(2);
    for (let i = 0; i < 4; i++) expect((await ask(POINT, bearer('wrong'))).status).toBe(401);
    expect((await ask(POINT)).left).toBe(1);
  });
});

describe('the address of a caller', () => {
  const forwarded = (address: string, remoteAddress: string): Asker => ({
    headers: { 'x-forwarded-for': address },
    remoteAddress,
  });

  test('is that of the connection, whatever a header says, unless a proxy is trusted', async () => {
    await serving(2);
    const answers = [];
    for (const claimed of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) {
      answers.push((await ask(POINT, forwarded(claimed, '192.0.2.1'))).status);
    }
    expect(answers).toEqual([200, 200, 429]);
  });

  test('is the one that a trusted proxy names last', async () => {
    await serving(1, { TRUST_PROXY: '10.0.0.0/24' });
    expect((await ask(POINT, forwarded('198.51.100.1', '10.0.0.7'))).status).toBe(200);
    expect((await ask(POINT, forwarded('198.51.100.1', '10.0.0.8'))).status).toBe(429);
    // What a client wrote itself stands before what the proxy adds.
    expect((await ask(POINT, forwarded('203.0.113.9, 198.51.100.1', '10.0.0.7'))).status).toBe(429);
    expect((await ask(POINT, forwarded('198.51.100.2, 10.0.0.9', '10.0.0.7'))).status).toBe(200);
    expect((await ask(POINT, forwarded('198.51.100.3', '10.0.1.7'))).status).toBe(200);
    expect((await ask(POINT, forwarded('198.51.100.4', '10.0.1.7'))).status).toBe(429);
  });
});

describe('an export', () => {
  test('is paid for while it is read, and refused if it cannot begin', async () => {
    await serving(20_000);
    const response = await app?.inject({ url: '/export/csv?all=true' });
    expect(response?.statusCode).toBe(200);
    const { left } = await ask(POINT);
    expect(left).toBeLessThan(19_990);
    await serving(1);
    await ask(POINT);
    const refused = await app?.inject({ url: '/export/csv?all=true' });
    expect(refused?.statusCode).toBe(429);
    expect(refused?.json().errors[0].extensions.code).toBe('RATE_LIMITED');
  });

  test('of a caller with little left is whole, if slow', async () => {
    await serving(20_000);
    const whole = (await app?.inject({ url: '/export/csv?all=true' }))?.body;
    await serving(30, { RATE_LIMIT_SECONDS: '1' });
    const paced = await app?.inject({ url: '/export/csv?all=true' });
    expect(paced?.statusCode).toBe(200);
    expect(paced?.body).toBe(whole);
  });
});

describe('what costs nothing', () => {
  test('is not counted: health, pages, metrics, preflights', async () => {
    await serving(1, { METRICS: 'true' });
    await ask(POINT);
    for (const url of ['/health/live', '/health/ready', '/', '/nothing']) {
      const response = await app?.inject({ url });
      expect([200, 404, 503]).toContain(response?.statusCode);
      expect(response?.headers.ratelimit).toBeUndefined();
    }
    const origin = 'http://localhost:3000';
    const preflight = {
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin, 'access-control-request-method': 'POST' },
    } as const;
    expect((await app?.inject(preflight))?.statusCode).toBe(204);
    const shown = await app?.inject({ url: `/graphql?query=${encodeURIComponent(POINT)}`, headers: { origin } });
    expect(shown?.statusCode).toBe(429);
    expect(shown?.headers['access-control-expose-headers']).toContain('ratelimit, retry-after');
  });

  test('nor is anything on a laptop', async () => {
    await app?.close();
    app = await appOver(graph);
    const { status, headers } = await ask(POINT);
    expect([status, headers.ratelimit]).toEqual([200, undefined]);
  });
});
