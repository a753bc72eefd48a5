import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { testApp } from '../../../tests/support/server.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let app: FastifyInstance;
let lines: { readonly msg: string; readonly requestId?: string }[];
afterEach(() => app.close());

async function serving(): Promise<void> {
  lines = [];
  const stream = new Writable({
    write(line, _, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  app = await testApp({ logger: pino({ level: 'info' }, stream) });
}

describe('the id of a request', () => {
  test.each(['/graphql?query={hello}', '/graphql?query={', '/nothing', '/health/ready'])(
    'is taken from the request into response and log: %s',
    async (url) => {
      await serving();
      const { headers } = await app.inject({ url, headers: { 'x-request-id': 'trace-1:a/b=' } });
      expect(headers['x-request-id']).toBe('trace-1:a/b=');
      const logged = lines.filter(({ msg }) => msg === 'request');
      expect(logged.every(({ requestId }) => requestId === 'trace-1:a/b=')).toBe(true);
      expect(logged).toHaveLength(url.startsWith('/health') ? 0 : 1);
    },
  );

  test.each([[''], ['a b'], ['a'.repeat(129)], ['näme'], ['{"a":1}']])(
    'is generated instead of an invalid %j',
    async (given) => {
      await serving();
      const { headers } = await app.inject({ url: '/graphql?query={hello}', headers: { 'x-request-id': given } });
      expect(headers['x-request-id']).toMatch(UUID);
      expect(lines.at(-1)?.requestId).toBe(headers['x-request-id']);
    },
  );

  test('is in the response to a path that cannot be decoded', async () => {
    await serving();
    const { statusCode, headers } = await app.inject({ url: '/%zz', headers: { 'x-request-id': 'trace-1' } });
    expect([statusCode, headers['x-request-id']]).toEqual([400, 'trace-1']);
  });

  test('is in the response to an expectation that is not met', async () => {
    await serving();
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const asked = request({ host: '127.0.0.1', port, headers: { expect: 'wonders', 'x-request-id': 'trace-1' } });
    asked.end();
    const [response] = await once(asked, 'response');
    expect([response.statusCode, response.headers['x-request-id']]).toEqual([417, 'trace-1']);
    response.resume();
  });

  test('is generated for each request without one', async () => {
    await serving();
    const ids = await Promise.all([1, 2, 3].map(async () => (await app.inject('/nothing')).headers['x-request-id']));
    expect(new Set(ids).size).toBe(3);
  });

  test('is readable by pages of other origins', async () => {
    await serving();
    const { headers } = await app.inject({
      url: '/graphql?query={hello}',
      headers: { origin: 'http://localhost:3000' },
    });
    expect(headers['access-control-expose-headers']).toContain('x-request-id');
  });
});
