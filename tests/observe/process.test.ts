import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { testWith } from '../support/needs.ts';
import { buildServer, type ServerProcess, startServer } from '../support/server-process.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TRACING = join(ROOT, 'docs/tracing.mjs');
const PASSWORD = 'a-planted-pass"word';
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.cGxhbnRlZA';
const CALLER = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

let folder: string;
let server: ServerProcess | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-observe-'));
  buildServer(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  server?.process.kill('SIGKILL');
  await server?.ended();
  server = undefined;
});

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

async function ask(address: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** Takes what an exporter of OTLP sends, and keeps the names of the spans with their traces. */
async function collector() {
  const spans: { readonly name: string; readonly traceId: string }[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    for (const { scopeSpans } of JSON.parse(text).resourceSpans) {
      for (const { spans: sent } of scopeSpans) spans.push(...sent);
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { spans, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const linesOf = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('a server in its own process', () => {
  test('sends the spans of its requests to the collector of tracing.mjs, the last ones when it ends', async () => {
    const page = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
    const [, shown] = /<!-- tracing\.mjs -->\n\n```js\n([\s\S]*?)```/.exec(page) ?? [];
    expect(shown).toBe(readFileSync(TRACING, 'utf8'));
    const { spans, url, close } = await collector();
    writeFileSync(join(folder, 'tracing.mjs'), shown ?? '');
    server = startServer(folder, {
      NODE_OPTIONS: '--import ./tracing.mjs',
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_TRACES_SAMPLER: 'parentbased_always_off',
    });
    const address = await server.address();
    await ask(address, '{ leaders(first: 1) { nodes { name } } }');
    const { body } = await ask(address, '{ countries(first: 1) { totalCount } }', CALLER);
    expect(body).toMatchObject({ data: { countries: {} } });
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    close();
    expect(spans.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /graphql', 'query', 'graphql.run', 'MATCH Country']),
    );
    // The caller sampled one of the two requests, and nobody the other.
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set(['0af7651916cd43dd8448eb211c80319c']));
  });

  test('keeps its audit log through a rotation, and serves its metrics', async () => {
    const path = join(folder, 'audit.log');
    server = startServer(folder, { AUDIT_LOG: path, METRICS_PORT: '0' });
    const address = await server.address();
    await server.says('/metrics');
    const [, metrics = ''] = /Metrics: (http:\S+)/.exec(server.output.stdout) ?? [];
    await ask(address, 'query Before { countries(first: 2) { nodes { name } } }', { 'x-request-id': 'r-1' });
    renameSync(path, `${path}.1`);
    await ask(address, 'query Between { __typename }');
    server.process.kill('SIGHUP');
    await server.says('opened the audit log again');
    await ask(address, 'query After { __typename }');
    expect(linesOf(`${path}.1`).map(({ operation }) => operation)).toEqual(['Before', 'Between']);
    expect(linesOf(path).map(({ operation }) => operation)).toEqual(['After']);
    expect(linesOf(`${path}.1`)[0]).toMatchObject({
      requestId: 'r-1',
      cost: { rows: 2, steps: expect.any(Number) },
      rows: 2,
      outcome: 'ok',
    });
    const text = await (await fetch(metrics)).text();
    expect(text).toContain('entente_requests_total{route="/graphql",outcome="ok"} 3');
    expect(text).toMatch(/^entente_graph_nodes\{clearance="RESTRICTED",label="Country"\} \d\d/m);
    expect(text).toMatch(/^entente_compilations_total\{result="miss"\} [1-9]/m);
  });

  /** Every write to this device fails as on a full disk. */
  testWith('linux', process.platform === 'linux')('answers no operation on a full disk, and lives', async () => {
    server = startServer(folder, { AUDIT_LOG: '/dev/full' });
    const address = await server.address();
    const { status, body } = await ask(address, '{ __typename }');
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'AUDIT_UNAVAILABLE']);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  });

  test('refuses to start with an audit log that cannot be written', async () => {
    server = startServer(folder, { AUDIT_LOG: join(folder, 'none/audit.log') });
    expect(await server.ended()).toBe(1);
    expect(server.output.stderr).toMatch(/^AUDIT_LOG: .*cannot be written: its folder does not exist \(ENOENT\)\n$/);
  });

  test('logs a crash as a line without secrets, and ends', async () => {
    const crash = `process.on('SIGUSR2', () => { throw Object.assign(new Error('lost bolt://neo4j:${PASSWORD}@db with ${TOKEN}'), { password: process.env.NEO4J_PASSWORD }); });`;
    writeFileSync(join(folder, 'crash.mjs'), crash);
    server = startServer(folder, { NEO4J_PASSWORD: PASSWORD, LOG_LEVEL: 'trace' }, [
      '--import',
      join(folder, 'crash.mjs'),
    ]);
    const address = await server.address();
    for (const query of ['{ hullo }', '{ countries(first: 1) { nodes { name } } }']) {
      await ask(address, query, { authorization: `Bearer ${TOKEN}` });
    }
    server.process.kill('SIGUSR2');
    expect(await server.ended()).toBe(1);
    const { stdout, stderr } = server.output;
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ level: 60, msg: 'the server crashed', err: { password: '[redacted]' } });
    for (const secret of [PASSWORD, JSON.stringify(PASSWORD).slice(1, -1), TOKEN, 'cGxhbnRlZA']) {
      expect(stdout + stderr).not.toContain(secret);
    }
  });

  test('has no secret in what it says when it cannot start', async () => {
    server = startServer(folder, { NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: PASSWORD, NEO4J_WAIT_MS: '0' });
    expect(await server.ended()).toBe(1);
    expect(server.output.stderr).toContain('bolt://127.0.0.1:1');
    expect(server.output.stderr).not.toContain(PASSWORD);
    server = startServer(folder, { NEO4J_URI: `bolt://neo4j:${TOKEN}@127.0.0.1:1`, NEO4J_PASSWORD: PASSWORD });
    expect(await server.ended()).toBe(1);
    expect(server.output.stderr).toContain('NEO4J_URI must be a Bolt address');
    expect(server.output.stderr).not.toContain(TOKEN);
  });
});
