import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { forgedTokens } from '../../../tests/support/forged-tokens.ts';
import { capturingLogger } from '../../../tests/support/logger.ts';
import { fakeGraph, testApp, testConfig } from '../../../tests/support/server.ts';
import { AUDIENCE, ISSUER, makeIssuer, pemOf, sign, validClaims } from '../../../tests/support/tokens.ts';
import { createRedactor } from '../../app/index.ts';
import { addApiKey, openAuthenticator } from '../../callers/index.ts';
import type { Exporter } from '../../export/index.ts';

const issuer = makeIssuer();
const forged = await forgedTokens(issuer);

let folder: string;
let key: string;
let variables: Record<string, string>;
let app: FastifyInstance;
let reads = 0;
let lines: ReturnType<typeof capturingLogger>['lines'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-authenticate-'));
  const [keyFile, apiKeys] = [join(folder, 'issuer.pem'), join(folder, 'keys.json')];
  await writeFile(keyFile, pemOf(issuer.publicKey));
  key = await addApiKey(apiKeys, { name: 'reports', role: 'analyst' });
  variables = { JWT_KEY_FILE: keyFile, JWT_ISSUER: ISSUER, JWT_AUDIENCE: AUDIENCE, API_KEYS_FILE: apiKeys };
});

afterAll(() => rm(folder, { recursive: true }));
afterEach(() => app?.close());

async function serving(extra: Record<string, string> = {}, sdl = 'type Query { hello: String }'): Promise<void> {
  reads = 0;
  const captured = capturingLogger('trace');
  lines = captured.lines;
  app = await testApp({
    sdl,
    logger: captured.logger,
    graph: fakeGraph({
      read: async () => {
        reads++;
        return [['Venezuela']];
      },
    }),
    config: testConfig({ ...variables, ...extra }),
    exporter,
  });
}

const exporter: Exporter = async ({ graph }) => {
  await graph.read({ text: '', params: {} });
  async function* pieces() {
    yield 'a';
  }
  return { name: 'a', contentType: 'text/csv', truncated: undefined, pieces: pieces() };
};

type Headers = Record<string, string>;
const query = '{ name(id: "a") }';
const url = `/graphql?query=${encodeURIComponent(query)}`;

/** Every way to ask the graph. */
const WAYS: readonly (readonly [string, (headers: Headers) => ReturnType<typeof send>])[] = [
  ['a query by GET', (headers) => send('GET', url, headers)],
  ['a query by POST', (headers) => send('POST', '/graphql', headers, { query })],
  ['an export by GET', (headers) => send('GET', '/export/csv?of=country:VE', headers)],
  ['an export by POST', (headers) => send('POST', '/export/csv', headers, { of: 'country:VE' })],
];

async function send(method: 'GET' | 'POST' | 'OPTIONS', url: string, headers: Headers, payload?: object) {
  return app.inject({ method, url, headers, ...(payload && { payload }) });
}

const bearer = (credential: string): Headers => ({ authorization: `Bearer ${credential}` });
const tokenFor = (...roles: string[]) => sign(validClaims({ roles }), issuer.privateKey);

describe.each(WAYS)('%s', (_, ask) => {
  test('is answered to a token and to an API key', async () => {
    await serving();
    for (const credential of [await tokenFor('analyst'), await tokenFor('operator'), key]) {
      expect((await ask(bearer(credential))).statusCode).toBe(200);
      expect((await ask({ authorization: `bearer  ${credential}` })).statusCode).toBe(200);
    }
    expect(reads).toBe(6);
  });

  test('without a credential is refused', async () => {
    await serving();
    const response = await ask({});
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="entente"');
    expect(response.json().errors).toEqual([
      { message: expect.stringContaining('Authorization: Bearer'), extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect(reads).toBe(0);
  });

  test('with any forged credential is refused in the same words, and the log alone says why', async () => {
    await serving();
    const wrong: readonly (readonly [Headers, string])[] = [
      ...forged.map(([, token, reason]) => [bearer(token), reason] as const),
      [bearer(key.slice(0, -43) + 'A'.repeat(43)), 'wrong API key'],
      [bearer(`entente_${'0'.repeat(12)}_${'A'.repeat(43)}`), 'unknown or revoked API key'],
      [{ authorization: 'Basic YWRhOmh1c2g=' }, 'a scheme other than Bearer, or none'],
      [{ authorization: 'Bearer' }, 'a scheme other than Bearer, or none'],
      [{ authorization: key }, 'a scheme other than Bearer, or none'],
      [{ authorization: '' }, 'a scheme other than Bearer, or none'],
    ];
    const answers = new Set<string>();
    for (const [headers] of wrong) {
      const { statusCode, headers: given, body } = await ask(headers);
      const { 'x-request-id': _id, date: _date, ...others } = given;
      answers.add(JSON.stringify({ statusCode, others, body }));
    }
    expect(answers.size).toBe(1);
    const [only = ''] = answers;
    expect(JSON.parse(only)).toMatchObject({
      statusCode: 401,
      others: { 'www-authenticate': 'Bearer realm="entente", error="invalid_token"' },
    });
    expect(lines.map(({ msg, refusedFor }) => [msg, refusedFor])).toEqual(
      wrong.map(([, reason]) => ['request', reason]),
    );
    const log = JSON.stringify(lines);
    // What takes secrets out of the log leaves the reasons whole.
    expect(createRedactor([]).json(log)).toBe(log);
    const sent = wrong
      .flatMap(([{ authorization = '' }]) => authorization.split(/[ .]/))
      .filter(({ length }) => length > 7);
    expect(sent.filter((part) => log.includes(part))).toEqual([]);
    expect(reads).toBe(0);
  });

  test('by a caller without a role is refused', async () => {
    await serving();
    const response = await ask(bearer(await tokenFor('gardener')));
    expect(response.statusCode).toBe(403);
    expect(response.json().errors[0]).toMatchObject({
      message: expect.stringMatching(/^\/(graphql|export\/csv): needs the role (reader|analyst)/),
      extensions: { code: 'FORBIDDEN', role: expect.any(String) },
    });
    expect(reads).toBe(0);
  });

  test('with a wrong credential is refused where anybody may ask', async () => {
    await serving({ ANONYMOUS: 'allowed', ANONYMOUS_ROLE: 'analyst' });
    expect((await ask({})).statusCode).toBe(200);
    for (const [, token] of forged) expect((await ask(bearer(token))).statusCode).toBe(401);
    expect(reads).toBe(1);
  });

  test('leaves the header to others if no credential is expected', async () => {
    variables = { ...variables };
    await serving({ JWT_KEY_FILE: '', JWT_ISSUER: '', JWT_AUDIENCE: '', API_KEYS_FILE: '' });
    expect((await ask({ authorization: 'Basic YWRhOmh1c2g=' })).statusCode).toBe(200);
  });
});

describe('a caller', () => {
  test('is logged by its id, and no credential is', async () => {
    await serving();
    const token = await tokenFor('analyst');
    const { headers } = await send('GET', url, bearer(token));
    await send('GET', url, bearer(key));
    expect(headers.vary).toContain('authorization');
    expect(lines.map(({ caller }) => caller)).toEqual(['token:ada', expect.stringMatching(/^key:[0-9a-f]{12}$/)]);
    const log = JSON.stringify(lines);
    for (const secret of [key, key.slice(-43), ...token.split('.')]) expect(log).not.toContain(secret);
  });

  test('who sends two credentials is refused: a proxy may have looked at the other', async () => {
    await serving();
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const status = await new Promise((resolve, reject) => {
      const sent = request(address + url, (got) => resolve(got.statusCode));
      sent.setHeader('authorization', [`Bearer ${key}`, 'Bearer other']);
      sent.on('error', reject).end();
    });
    expect([status, reads]).toEqual([400, 0]);
  });

  test('from a page of an allowed origin can ask, and read why it was refused', async () => {
    const origin = 'https://a.example';
    await serving({ CORS_ORIGIN: origin });
    const preflight = await send('OPTIONS', '/graphql', {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
    const refused = await send('GET', url, { origin });
    expect(refused.statusCode).toBe(401);
    expect(refused.headers['access-control-allow-origin']).toBe(origin);
  });

  test('is asked to come again if keys cannot be fetched', async () => {
    const config = testConfig({ ...variables, JWT_KEY_FILE: '', JWT_JWKS_URL: 'http://127.0.0.1:9/keys' });
    const { logger } = capturingLogger();
    app = await testApp({ config, authenticator: await openAuthenticator(config.callers, logger) });
    const response = await send('GET', url, bearer(await tokenFor('reader')));
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.json().errors[0].extensions).toEqual({ code: 'AUTHENTICATION_UNAVAILABLE', retryable: true });
    expect((await send('GET', url, bearer(key))).statusCode).toBe(200);
  });
});

describe('without a credential', () => {
  test.each([
    ['/health/live', 200],
    ['/health/ready', 200],
    ['/nothing', 404],
  ])('%s has the status %i', async (path, status) => {
    await serving();
    expect((await send('GET', path, {})).statusCode).toBe(status);
  });

  test.each(['/', '/explore'])('the page %s is loaded', async (path) => {
    await serving();
    expect([200, 503]).toContain((await send('GET', path, {})).statusCode); // 503: it is not built
  });

  test('the schema is not served, and with one to operators only', async () => {
    await serving();
    expect((await send('GET', '/schema.graphql', {})).statusCode).toBe(401);
    expect((await send('GET', '/schema.graphql', bearer(key))).statusCode).toBe(403);
    expect((await send('GET', '/schema.graphql', bearer(await tokenFor('operator')))).statusCode).toBe(200);
  });
});

describe('a route', () => {
  test('without a rule cannot be added', async () => {
    await serving();
    expect(() => app.get('/everything', async () => 'all')).toThrow('no role is given for the route /everything');
  });
});
