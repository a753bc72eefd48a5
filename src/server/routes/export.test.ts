import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { capturingLogger } from '../../../tests/support/logger.ts';
import { testApp, testConfig } from '../../../tests/support/server.ts';
import type { ExportedFile } from '../../export/exporter.ts';
import type { Exporter } from '../../export/index.ts';
import type { GraphErrorCode } from '../../graph/errors.ts';
import { GraphError } from '../../graph/index.ts';

const URL_PATH = '/export/csv?of=country:VE';
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const COUNTS = { actors: undefined, facts: 3, edges: undefined, unlinked: 0 };

let app: FastifyInstance | undefined;

afterEach(() => app?.close());

/** A server whose exports consist of these pieces. */
async function serving(pieces: () => AsyncGenerator<string>, file: Partial<ExportedFile> = {}) {
  const { logger, lines } = capturingLogger();
  const exporter: Exporter = async () => ({
    name: 'entente.csv',
    contentType: 'text/csv; charset=utf-8',
    truncated: undefined,
    pieces: pieces(),
    ...file,
  });
  app = await testApp({ exporter, logger });
  return { app, lines };
}

const failing = (error: unknown): Promise<FastifyInstance> =>
  testApp({
    exporter: async () => {
      throw error;
    },
  });

async function* some(...pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

async function open(server: FastifyInstance): Promise<IncomingMessage> {
  const base = await server.listen({ port: 0, host: '127.0.0.1' });
  return new Promise((resolve, reject) => {
    get(base + URL_PATH, { agent: false }, resolve).on('error', reject);
  });
}

describe('an exported file', () => {
  test('has a type, a name and headers for what was left out and what has another id now', async () => {
    const { app } = await serving(() => some('a\r\n', 'b\r\n', 'c\r\n'), {
      truncated: 'nodes=12, links',
      formerIds: '"a";now="b"',
    });
    const response = await app.inject({ url: URL_PATH, headers: { origin: 'http://localhost:3000' } });
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('a\r\nb\r\nc\r\n');
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="entente.csv"',
      'x-entente-truncated': 'nodes=12, links',
      'x-entente-former-ids': '"a";now="b"',
      'access-control-allow-origin': 'http://localhost:3000',
      'access-control-expose-headers':
        'content-disposition, x-request-id, x-entente-truncated, x-entente-former-ids, x-entente-clearance, ratelimit-policy, ratelimit, retry-after',
    });
  });

  test('has no such header if it is complete', async () => {
    const { app } = await serving(() => some('a'));
    expect((await app.inject({ url: URL_PATH })).headers).not.toHaveProperty('x-entente-truncated');
  });

  test('has a trailer with what the file says at its end, also in HTTP/1.0, where there is none', async () => {
    const { app } = await serving(() => some('a', 'b', 'c'), {
      ending: () => ({ ...COUNTS, complete: true, changed: false, text: 'complete, facts=3' }),
    });
    const response = await open(app);
    expect(response.headers.trailer).toBe('x-entente-file-end');
    expect((await response.toArray()).join('')).toBe('abc');
    expect(response.trailers).toEqual({ 'x-entente-file-end': 'complete, facts=3' });
    const { port } = app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${URL_PATH} HTTP/1.0\r\n\r\n`));
    const old = (await socket.toArray()).join('');
    expect(old).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nabc$/);
    expect(old).not.toContain('x-entente-file-end');
  });

  test('answers HEAD without creating a piece', async () => {
    let made = 0;
    const { app } = await serving(async function* () {
      made++;
      yield 'a';
    });
    const response = await app.inject({ method: 'HEAD', url: URL_PATH });
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('');
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(made).toBe(0);
  });

  test('is sent while it is created', async () => {
    let finish: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { app } = await serving(async function* () {
      yield 'a';
      yield 'b';
      await rest;
      yield 'c';
    });
    const response = await open(app);
    response.setEncoding('utf8');
    const [first] = await once(response, 'data');
    expect(first).toMatch(/^ab?$/);
    finish();
    expect(first + (await response.toArray()).join('')).toBe('abc');
  });

  test('is created no faster than it is read', async () => {
    let made = 0;
    const { app } = await serving(async function* () {
      for (;;) {
        made++;
        yield 'x'.repeat(2 ** 20);
      }
    });
    const response = await open(app);
    await wait(500);
    const before = made;
    await wait(200);
    expect(made).toBe(before);
    response.destroy();
  });

  test('stops when its client disconnects', async () => {
    let made = 0;
    let ended: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { app } = await serving(async function* () {
      try {
        for (;;) {
          made++;
          yield 'x';
          await wait(5);
        }
      } finally {
        ended();
      }
    });
    const response = await open(app);
    await once(response, 'data');
    response.destroy();
    await over;
    const before = made;
    await wait(50);
    expect(made).toBe(before);
  });

  test('is dropped when its client stops reading', async () => {
    let ended: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      ended = resolve;
    });
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) yield 'x'.repeat(2 ** 20);
      } finally {
        ended();
      }
    }
    const exporter: Exporter = async () => {
      return { name: 'a', contentType: 'text/csv', truncated: undefined, pieces: endless() };
    };
    app = await testApp({ exporter, stall: { stallMs: 50 }, config: testConfig({ GRAPH_TIMEOUT_MS: '1' }) });
    const response = await open(app);
    response.on('error', () => undefined);
    await over;
  });

  test('is cut off after an error, which is logged', async () => {
    const { app, lines } = await serving(async function* () {
      yield 'a';
      yield 'b';
      await wait(20);
      throw new GraphError('DEADLINE_EXCEEDED', 'too late');
    });
    const response = await open(app);
    expect(response.statusCode).toBe(200);
    await expect(response.toArray()).rejects.toThrow(/aborted|ECONNRESET/);
    expect(lines.find(({ msg }) => msg === 'an export was aborted')?.err?.stack).toContain('too late');
  });

  test('is cut off over HTTP/1.0, too, where a normal end of the connection would end the file', async () => {
    const { app } = await serving(async function* () {
      yield 'a';
      yield 'b';
      await wait(20);
      throw new Error('no');
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${URL_PATH} HTTP/1.0\r\n\r\n`));
    socket.resume();
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('an error response', () => {
  test.each<[string, object, number]>([
    ['BAD_USER_INPUT', { reason: 'ARGUMENT', argument: 'at' }, 400],
    ['OPERATION_TOO_COSTLY', { cost: 12, limit: 10 }, 400],
    ['NOT_FOUND', { argument: 'of', id: 'country:XX' }, 404],
  ])('has the code %s of the operation', async (code, more, status) => {
    app = await failing(
      new GraphQLError('Told to the client', { path: ['neighborhood'], extensions: { code, ...more } }),
    );
    const response = await app.inject({ url: URL_PATH });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.headers).not.toHaveProperty('content-disposition');
    expect(response.json()).toEqual({ errors: [{ message: 'Told to the client', extensions: { code, ...more } }] });
  });

  test.each<[GraphErrorCode, number, string]>([
    ['DEADLINE_EXCEEDED', 504, 'DEADLINE_EXCEEDED'],
    ['GRAPH_UNAVAILABLE', 503, 'GRAPH_UNAVAILABLE'],
    ['QUERY_FAILED', 500, 'INTERNAL_SERVER_ERROR'],
  ])('has a code for the graph error %s', async (code, status, reported) => {
    const error = new GraphError(code, 'MATCH (secret)');
    // As graphql-js wraps an error from a resolver.
    app = await failing(new GraphQLError(error.message, { originalError: error }));
    const response = await app.inject({ url: URL_PATH });
    expect(response.statusCode).toBe(status);
    expect(response.json().errors[0].extensions.code).toBe(reported);
    expect(response.body).not.toContain('secret');
  });

  test('is sent for an error in the first pieces', async () => {
    const { app } = await serving(async function* () {
      yield 'a';
      throw new GraphError('DEADLINE_EXCEEDED', 'too late');
    });
    const response = await app.inject({ url: URL_PATH });
    expect(response.statusCode).toBe(504);
    expect(response.json().errors[0].extensions).toEqual({ code: 'DEADLINE_EXCEEDED', took: 'GRAPH' });
  });

  test('is sent for an unknown format or method', async () => {
    const { app } = await serving(() => some('a'));
    const unknown = await app.inject({ url: '/export/pdf?of=country:VE' });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json().errors[0]).toEqual({
      message: 'Unknown export format. Supported: graphml, gexf, csv, ftm.',
      extensions: { code: 'NOT_FOUND' },
    });
    const put = await app.inject({ method: 'PUT', url: URL_PATH });
    expect(put.statusCode).toBe(405);
    expect(put.headers.allow).toBe('GET, HEAD, POST');
    expect(put.json().errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'REQUEST' });
  });
});

describe('what is posted', () => {
  const ids = (count: number) => JSON.stringify({ ids: Array.from({ length: count }, (_, at) => `loan:${at}`) });
  const JSON_TYPE = { 'content-type': 'application/json' };
  const invalid = { code: 'BAD_USER_INPUT', reason: 'REQUEST' };

  test.each<[string, { payload: string | Buffer; headers?: Record<string, string> }, number, object, RegExp]>([
    [
      'too many ids',
      { payload: ids(20_001) },
      400,
      { ...invalid, argument: 'ids' },
      /^ids: has too many values; the limit is 20000/,
    ],
    ['too many values of no name', { payload: `[${'1,'.repeat(20_002)}1]` }, 400, invalid, /limit is 20000 values/],
    ['lists of lists', { payload: '{"ids":[["a"]]}' }, 400, invalid, /Send an object of parameters/],
    ['no object', { payload: '["a"]' }, 400, invalid, /Send an object of parameters/],
    ['no JSON', { payload: '{"ids":' }, 400, invalid, /not valid JSON/],
    ['nothing', { payload: '' }, 400, invalid, /is empty/],
    ['bytes that are not UTF-8', { payload: Buffer.from([0x22, 0xff, 0x22]) }, 400, invalid, /not UTF-8/],
    ['too long a body', { payload: `{"ids":"${'a'.repeat(2 ** 20)}"}` }, 413, invalid, /exceeds the limit/],
    [
      'a form',
      { payload: 'ids=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      invalid,
      /application.json/,
    ],
    [
      'a compressed body',
      { payload: '{}', headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
      415,
      invalid,
      /uncompressed/,
    ],
    [
      'another charset',
      { payload: '{}', headers: { 'content-type': 'application/json; charset=latin1' } },
      415,
      invalid,
      /UTF-8/,
    ],
  ])('is refused with its status, whatever is accepted: %s', async (_, request, status, extensions, message) => {
    const { app } = await serving(() => some('a'));
    for (const accept of ['*/*', 'application/json', 'text/csv', 'application/graphql-response+json']) {
      const headers = { ...JSON_TYPE, ...request.headers, accept };
      const response = await app.inject({ method: 'POST', url: '/export/csv', ...request, headers });
      expect([response.statusCode, accept]).toEqual([status, accept]);
      expect(response.json().errors).toEqual([{ message: expect.stringMatching(message), extensions }]);
    }
  });

  test('can be 20,000 ids', async () => {
    const { app } = await serving(() => some('a'));
    const request = { method: 'POST', url: '/export/csv', headers: JSON_TYPE, payload: ids(20_000) } as const;
    expect((await app.inject(request)).statusCode).toBe(200);
  });
});

test.each([
  ['operator', 'facts: Value "LOANS" does not exist in "Filter" enum. Did you mean "LOAN"?'],
  ['analyst', 'facts: Value "LOANS" does not exist in "…" enum.'],
])('names of the schema are for operators: to the role %s an error says %s', async (role, told) => {
  const message = 'facts: Value "LOANS" does not exist in "Filter" enum. Did you mean "LOAN"?';
  const extensions = { code: 'BAD_USER_INPUT', reason: 'ARGUMENT', argument: 'facts' };
  app = await testApp({
    config: testConfig({ ANONYMOUS: 'allowed', ANONYMOUS_ROLE: role }),
    exporter: async () => {
      throw new GraphQLError(message, { extensions });
    },
  });
  const answers = await Promise.all([
    app.inject('/export/csv?all=true&facts=LOANS'),
    app.inject({ method: 'POST', url: '/export/csv', payload: { all: true, facts: ['LOANS'] } }),
  ]);
  for (const answer of answers) expect(answer.json().errors).toEqual([{ message: told, extensions }]);
});

describe('/export', () => {
  test('is open to other origins as configured', async () => {
    const origin = 'https://a.example';
    const exporter: Exporter = async () => ({
      name: 'a',
      contentType: 'text/csv',
      truncated: undefined,
      pieces: some('a'),
    });
    app = await testApp({ exporter, config: testConfig({ CORS_ORIGIN: origin }) });
    const preflight = await app.inject({ method: 'OPTIONS', url: URL_PATH, headers: { origin } });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      allow: 'GET, HEAD, POST',
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      vary: 'origin',
    });
    const other = await app.inject({ url: URL_PATH, headers: { origin: 'https://b.example' } });
    expect(other.statusCode).toBe(403);
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('is not served without an exporter', async () => {
    app = await testApp();
    expect((await app.inject({ url: URL_PATH })).statusCode).toBe(404);
  });
});
