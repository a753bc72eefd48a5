import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { fakeGraph, testApp, testConfig } from '../../tests/support/server.ts';
import { GraphError } from '../graph/index.ts';
import { createLogger } from './logger.ts';

const PASSWORD = 'pass"word-of-the-graph';
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.cGxhbnRlZA';
const KEY = `entente_0123456789ab_${'p'.repeat(43)}`;
const COOKIE = 'planted-cookie';
/** What no log may have. An error has the password in the form of JSON too. */
const PLANTED = [PASSWORD, JSON.stringify(PASSWORD).slice(1, -1), TOKEN, 'cGxhbnRlZA', 'p'.repeat(43), COOKIE];

const config = testConfig({ NEO4J_URI: 'bolt://db.example:7687', NEO4J_PASSWORD: PASSWORD, LOG_LEVEL: 'trace' });
const headers = { authorization: `Bearer ${TOKEN}`, 'x-api-key': KEY, cookie: `session=${COOKIE}` };

/** An error as careless as one can be. */
const careless = (message: string): Error =>
  Object.assign(new Error(`${message}: bolt://neo4j:${PASSWORD}@db.example refused ${headers.authorization}`), {
    config: { auth: { scheme: 'basic', credentials: PASSWORD }, headers },
  });

const FAILURES: readonly Error[] = [
  careless('not caught'),
  new GraphError('GRAPH_UNAVAILABLE', `refused ${PASSWORD}`, careless('away')),
  new GraphError('DEADLINE_EXCEEDED', `late ${PASSWORD}`, careless('late')),
  new GraphError('QUERY_FAILED', `failed with ${TOKEN}`, careless('wrong')),
];

let written: string[];
let app: FastifyInstance;
let failure: Error | undefined;

beforeEach(async () => {
  const lines: string[] = [];
  written = lines;
  failure = undefined;
  const fail = async () => {
    if (failure) throw failure;
  };
  app = await testApp({
    config,
    logger: createLogger(config, { write: (line) => void lines.push(line) }),
    graph: fakeGraph({ ping: fail, read: async () => fail().then(() => [['Venezuela']]) }),
    exporter: async () => {
      throw failure ?? careless('no file');
    },
  });
});
afterEach(() => app.close());

/** Requests to every route, right ones and wrong ones. */
async function askEverything(): Promise<void> {
  const query = '{ hello name(id: "country:VE") }';
  await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
  await app.inject({ url: `/graphql?query=${encodeURIComponent(query)}&token=${TOKEN}`, headers });
  await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: '{ hullo }' } });
  await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: '{ broken }' } });
  await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { ...headers, 'content-type': 'text/x' },
    payload: TOKEN,
  });
  await app.inject({ url: `/export/csv?of=country:VE&key=${KEY}`, headers });
  await app.inject({ url: `/nothing?password=${encodeURIComponent(PASSWORD)}`, headers });
  await app.inject({ url: `/${TOKEN}`, headers });
  await app.inject({ url: '/health/ready', headers });
  await app.inject({ url: '/%zz', headers });
}

describe('the log of the server', () => {
  test.each([['answered', undefined], ...FAILURES.map((error) => [error.message.slice(0, 12), error] as const)])(
    'has no secret of requests that are %s',
    async (_, error) => {
      failure = error;
      await askEverything();
      expect(written.length).toBeGreaterThanOrEqual(8);
      const text = written.join('');
      expect(PLANTED.filter((secret) => text.includes(secret))).toEqual([]);
      // What is wrong stays: only secrets are taken out.
      if (error) expect(text).toContain('bolt://[redacted]@db.example');
      for (const line of written) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    },
  );

  test('has none of what is logged by name or at the level of crashes', () => {
    app.log.fatal({ err: careless('crashed'), req: { headers } }, `with ${TOKEN}`);
    app.log.child({ secret: COOKIE }).info({ env: { NEO4J_PASSWORD: PASSWORD } }, 'a child has the same care');
    const text = written.join('');
    expect(written).toHaveLength(2);
    expect(PLANTED.filter((secret) => text.includes(secret))).toEqual([]);
  });
});
