import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { capturingLogger } from '../../../tests/support/logger.ts';
import { testApp, testConfig } from '../../../tests/support/server.ts';

/** More than both ends of a connection buffer. */
const BYTES = 2 ** 25;

const schema = makeExecutableSchema({
  typeDefs: 'type Query { big: String! small: String! }',
  resolvers: { Query: { big: () => 'x'.repeat(BYTES), small: () => 'x' } },
});

let app: FastifyInstance;

afterEach(() => app.close());

async function serving(stall: { readonly stallMs: number; readonly pace?: number }) {
  const { logger, lines } = capturingLogger();
  app = await testApp({
    schema,
    logger,
    stall,
    config: testConfig({ GRAPH_TIMEOUT_MS: '1' }),
    exporter: async () => {
      async function* pieces() {
        for (;;) yield 'x'.repeat(2 ** 20);
      }
      return { name: 'a', contentType: 'text/csv', truncated: undefined, pieces: pieces() };
    },
  });
  app.get('/big', { config: { page: true } }, async () => 'x'.repeat(BYTES));
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  return { port, dropped: () => lines.filter(({ msg }) => /dropped/.test(msg)).length };
}

/** A client that sends a request and reads nothing. */
async function openUnread(port: number, method: string, target: string, body = ''): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const type = body === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\n${type}\r\n${body}`);
  return socket;
}

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => {
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 500) throw new Error('The condition never held');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a stalled response', () => {
  test.each([
    ['an operation', 'POST', '/graphql', '{"query":"{ big }"}'],
    ['an operation by GET', 'GET', '/graphql?query=%7Bbig%7D', ''],
    ['an export', 'GET', '/export/csv?of=country:VE', ''],
    ['any other route', 'GET', '/big', ''],
  ])('to %s is dropped with its connection', async (_, method, target, body) => {
    const { port, dropped } = await serving({ stallMs: 200 });
    const sockets = await Promise.all([1, 2, 3].map(() => openUnread(port, method, target, body)));
    await until(async () => (await connections()) === 3);
    await until(async () => (await connections()) === 0);
    expect(dropped()).toBe(3);
    for (const socket of sockets) socket.destroy();
  });

  test('is dropped if its client reads too slowly', async () => {
    const { port, dropped } = await serving({ stallMs: 1000, pace: 2 ** 16 });
    const socket = await openUnread(port, 'POST', '/graphql', '{"query":"{ big }"}');
    // All of it would take half a minute, but never long without a byte.
    const timer = setInterval(() => socket.read(2 ** 15), 30);
    await until(async () => (await connections()) === 0).finally(() => clearInterval(timer));
    expect(dropped()).toBe(1);
    socket.destroy();
  }, 20_000);
});

describe('the server', () => {
  test('keeps no timer for a response that was injected, with a body or without', async () => {
    app = await testApp();
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    for (const method of ['GET', 'HEAD'] as const) await app.inject({ method, url: '/health/live' });
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test.each([
    ['as it is', 'identity', 3000],
    ['compressed', 'gzip', 10_000], // nothing is sent before a full block is compressed
  ])('sends a response that is read completely, %s, and keeps the connection', async (_, encoding, stallMs) => {
    const { port, dropped } = await serving({ stallMs });
    const base = `http://127.0.0.1:${port}`;
    for (const query of ['{ big }', '{ small }', '{ big }']) {
      const response = await fetch(`${base}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
        body: JSON.stringify({ query }),
      });
      const { data } = (await response.json()) as { readonly data: Readonly<Record<string, string>> };
      expect(Object.values(data)[0]).toHaveLength(query === '{ big }' ? BYTES : 1);
    }
    expect(dropped()).toBe(0);
  });
});
