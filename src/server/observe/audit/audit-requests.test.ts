import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { capturingLogger } from '../../../../tests/support/logger.ts';
import { ask, fakeGraph, testApp } from '../../../../tests/support/server.ts';
import type { AuditFile } from './audit-file.ts';

interface Line {
  readonly [key: string]: unknown;
}

/** A server with an audit log that can be read, and that may be `broken`. */
async function audited(parts: Parameters<typeof testApp>[0] = {}) {
  const lines: Line[] = [];
  const sink = {
    broken: false,
    append(line: string) {
      if (sink.broken) throw new Error('ENOSPC: no space left on device, write');
      lines.push(JSON.parse(line));
    },
  };
  const { logger, lines: logged } = capturingLogger('warn');
  const app = await testApp({ logger, observers: { audit: sink as unknown as AuditFile }, ...parts });
  return { app, lines, sink, logged };
}

const exporter = async () => ({
  name: 'a.csv',
  contentType: 'text/csv',
  truncated: undefined,
  pieces: (async function* () {
    yield 'id\n';
    yield 'country:VE\n';
  })(),
});

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!condition()) throw new Error('The condition never held');
}

describe('the audit log', () => {
  test('has a line for each operation, with who, what, how much and what came of it, and no value', async () => {
    const { app, lines } = await audited();
    const query = 'query Greeting($to: String = "inside") { hello(to: $to) }';
    const headers = { 'x-request-id': 'r-1', authorization: 'Bearer secret-of-the-caller' };
    await ask(app, query, { variables: { to: 'somebody' }, headers });
    expect(lines).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        requestId: 'r-1',
        caller: 'anonymous',
        method: 'POST',
        route: '/graphql',
        document: expect.stringMatching(/^[0-9a-f]{64}$/),
        operation: 'Greeting',
        type: 'query',
        bytes: expect.any(Number),
        ms: expect.any(Number),
        status: 200,
        outcome: 'ok',
      },
    ]);
    await app.inject({ url: `/graphql?query=${encodeURIComponent(query)}&variables={"to":"somebody"}` });
    expect(lines[1]).toMatchObject({ method: 'GET', document: lines[0]?.document });
    expect(JSON.stringify(lines)).not.toMatch(/somebody|inside|secret/);
    await app.close();
  });

  test.each([
    ['a faulty document', '{ hello(', { outcome: 'refused', errors: ['BAD_USER_INPUT'], document: expect.any(String) }],
    ['an unknown field', '{ hullo }', { outcome: 'refused', errors: ['BAD_USER_INPUT'], status: 400 }],
    ['no document', '', { outcome: 'refused', errors: ['BAD_USER_INPUT'], status: 400 }],
    [
      'a document too large',
      `{ ${'a: hello '.repeat(6_000)} }`,
      { outcome: 'refused', errors: ['OPERATION_TOO_COSTLY'], document: expect.any(String) },
    ],
    ['a failed field', '{ broken }', { outcome: 'failed', errors: ['INTERNAL_SERVER_ERROR'] }],
  ])('has a line for %s', async (_, query, line) => {
    const { app, lines } = await audited();
    await ask(app, query);
    expect(lines).toEqual([expect.objectContaining(line)]);
    await app.close();
  });

  test('has a line for a request that is not admitted, and none for pages and probes', async () => {
    const { app, lines } = await audited();
    await app.inject({ url: '/graphql?query={hello}', headers: { origin: 'https://elsewhere.example' } });
    await app.inject({ method: 'OPTIONS', url: '/graphql', headers: { origin: 'http://localhost:3000' } });
    for (const url of ['/health/live', '/health/ready', '/nothing']) await app.inject(url);
    expect(lines.map(({ caller, status, outcome, errors }) => [caller, status, outcome, errors])).toEqual([
      [null, 403, 'refused', ['FORBIDDEN']],
    ]);
    await app.close();
  });

  test('has two lines for a file: when it begins, and when it is over', async () => {
    const { app, lines } = await audited({ exporter });
    const { body } = await app.inject('/export/csv?of=country:VE');
    expect(body).toBe('id\ncountry:VE\n');
    await until(() => lines.length === 2);
    expect(lines).toEqual([
      expect.objectContaining({ route: '/export/:format', format: 'csv', outcome: 'begun', status: 200 }),
      expect.objectContaining({ route: '/export/:format', format: 'csv', outcome: 'ok', status: 200 }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('country:VE');
    await app.close();
  });

  test('says that a client went away, once', async () => {
    let answer: (rows: [string][]) => void = () => undefined;
    const graph = fakeGraph({ read: () => new Promise((resolve) => (answer = resolve)) });
    const { app, lines } = await audited({ graph });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /graphql?query=%7Bname(id:%22a%22)%7D HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    answer([['Venezuela']]);
    await until(() => lines.length > 0);
    await app.close();
    expect(lines).toEqual([expect.objectContaining({ outcome: 'aborted' })]);
  });
});

describe('a server that cannot write its audit log', () => {
  test('answers no operation until it can, and says both in its log', async () => {
    const { app, sink, lines, logged } = await audited();
    sink.broken = true;
    for (let i = 0; i < 2; i++) {
      const { status, body } = await ask(app, '{ hello }');
      expect(status).toBe(503);
      expect(body).toEqual({
        errors: [
          {
            message: expect.stringContaining('audit log'),
            extensions: { code: 'AUDIT_UNAVAILABLE', retryable: true },
          },
        ],
      });
    }
    sink.broken = false;
    expect((await ask(app, '{ hello }')).body).toEqual({ data: { hello: 'hello world' } });
    expect(lines).toHaveLength(1);
    expect(logged.map(({ msg }) => msg).filter((msg) => msg.includes('audit'))).toEqual([
      'the audit log cannot be written; operations are refused until it can',
      'the audit log is written again; 2 of its lines are missing',
    ]);
    await app.close();
  });

  test('sends no file either', async () => {
    const pieces = Readable.from(['never']);
    const { app, sink } = await audited({
      exporter: async () => ({
        ...(await exporter()),
        pieces: pieces[Symbol.asyncIterator]() as AsyncGenerator<string>,
      }),
    });
    sink.broken = true;
    const response = await app.inject('/export/csv?of=country:VE');
    expect(response.statusCode).toBe(503);
    expect(response.headers).not.toHaveProperty('content-disposition');
    expect(response.headers['content-type']).toContain('json');
    expect(response.json().errors[0].extensions.code).toBe('AUDIT_UNAVAILABLE');
    await app.close();
  });
});
