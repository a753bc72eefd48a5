import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { testApp } from '../../../tests/support/server.ts';

let app: FastifyInstance;
let port: number;

beforeAll(async () => {
  app = await testApp({
    exporter: async () => {
      async function* pieces() {
        yield 'a';
      }
      return { name: 'a.csv', contentType: 'text/csv; charset=utf-8', truncated: undefined, pieces: pieces() };
    },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as { port: number }).port;
});

afterAll(() => app.close());

/** The raw response to raw bytes. */
async function exchange(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
  let text = '';
  socket.setEncoding('latin1').on('data', (data: string) => {
    text += data;
  });
  await once(socket, 'close');
  return text;
}

const get = (target: string, ...headers: readonly string[]): string =>
  `${[`GET ${target} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`;
const send = (method: string, target: string, body: string, type = 'application/json'): string =>
  `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

describe('every response', () => {
  test.each<[string, number, string]>([
    ['an operation', 200, send('POST', '/graphql', '{"query":"{ hello }"}')],
    ['an operation by GET', 200, get('/graphql?query=%7Bhello%7D')],
    ['an invalid document', 200, send('POST', '/graphql', '{"query":"{ nothing }"}')],
    [
      'an operation over the limits',
      200,
      send('POST', '/graphql', JSON.stringify({ query: `{ ${'hello '.repeat(9000)} }` })),
    ],
    ['invalid JSON', 400, send('POST', '/graphql', '{')],
    ['another media type', 415, send('POST', '/graphql', 'x', 'text/plain')],
    ['another method', 405, send('PUT', '/graphql', '{}')],
    ['an unknown method', 400, send('NONE', '/graphql', '{}')],
    ['a body that is too large', 413, send('POST', '/graphql', ' '.repeat(2 ** 20 + 1))],
    ['an export', 200, get('/export/csv?of=a')],
    ['an unknown export', 404, get('/export/pdf?of=a')],
    ['an unknown path', 404, get('/nothing')],
    ['an invalid path', 400, get('/%zz')],
    ['a path longer than any route', 404, get(`/${'a'.repeat(5000)}`)],
    ['the liveness probe', 200, get('/health/live')],
    ['the readiness probe', 200, get('/health/ready')],
    ['a preflight request', 204, get('/graphql', 'Origin: http://localhost:1').replace('GET', 'OPTIONS')],
    ['a stranger', 403, get('/graphql?query=%7Bhello%7D', 'Origin: https://a.example')],
    ['an unknown host name', 421, get('/graphql').replace('Host: localhost', 'Host: a.example')],
    ['a request that is not HTTP', 400, 'nonsense\r\n\r\n'],
    ['a missing Host header', 400, get('/').replace('Host: localhost\r\n', '')],
    ['an expectation', 417, get('/', 'Expect: bananas')],
    ['an unknown protocol version', 400, 'GET / HTTP/9.9\r\n\r\n'],
    ['a control character in a header', 400, get('/', 'X: a\u0001b')],
    ['two Content-Length headers', 400, get('/', 'Content-Length: 1', 'Content-Length: 2')],
    ['headers that are too large', 431, get('/', `X-Long: ${'x'.repeat(20_000)}`)],
  ])('to %s disables sniffing and caching: %i', async (_, status, bytes) => {
    const answer = await exchange(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const [head = '', body = ''] = answer.toLowerCase().split('\r\n\r\n');
    expect(head).toContain('\r\nx-content-type-options: nosniff');
    expect(head).toContain('\r\nreferrer-policy: no-referrer');
    expect(head).toContain('\r\ncross-origin-resource-policy: same-origin');
    expect(head).toContain('\r\ncache-control: no-store');
    if (status >= 400) expect(body).toMatch(/"extensions":\{"code":"[a-z_]+"/);
  });

  test('disables sniffing for the page, too, which may be cached', async () => {
    const head = (await exchange(get('/'))).toLowerCase();
    expect(head).toContain('\r\nx-content-type-options: nosniff');
  });
});
