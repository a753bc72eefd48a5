import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { capturingLogger } from '../../../../tests/support/logger.ts';
import { testApp } from '../../../../tests/support/server.ts';
import type { ExportedFile } from '../../../export/exporter.ts';
import { GraphError } from '../../../graph/index.ts';
import type { RequestContext } from '../../../resolvers/index.ts';
import { Metrics } from '../metrics/metrics.ts';
import type { AuditFile } from './audit-file.ts';

const URL_PATH = '/export/csv?of=country:VE';
const COUNTS = { actors: undefined, facts: 3, edges: 2, unlinked: 1 };
const END = { ...COUNTS, complete: true, changed: false, text: 'complete, facts=3, edges=2, unlinked=1' };

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

/** As an operation of the export that is priced twice, and returns rows. */
async function operation({ budget, progress }: RequestContext, steps: number): Promise<void> {
  const pay = budget?.begin();
  await pay?.({ rows: 2.5, steps: steps / 2 });
  await pay?.({ rows: 2.5, steps });
  progress?.read(4);
}

/** A server that audits and counts, and whose file is written by `pieces`. */
async function audited(
  pieces: (context: RequestContext) => AsyncGenerator<string>,
  file: Partial<ExportedFile> = { counts: () => COUNTS, ending: () => END },
) {
  const lines: Record<string, unknown>[] = [];
  const audit = { append: (line: string) => void lines.push(JSON.parse(line)) } as unknown as AuditFile;
  const metrics = new Metrics();
  const { logger } = capturingLogger('warn');
  const exporter = async (context: RequestContext): Promise<ExportedFile> => {
    await operation(context, 100);
    return { name: 'a.csv', contentType: 'text/csv', truncated: undefined, pieces: pieces(context), ...file };
  };
  app = await testApp({ logger, observers: { audit, metrics }, exporter });
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const open = (): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => get(base + URL_PATH, { agent: false }, resolve).on('error', reject));
  return { app, lines, metrics, open };
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !condition(); i++) await wait(10);
  if (!condition()) throw new Error('The condition never held');
}

async function* twoOperations(context: RequestContext): AsyncGenerator<string> {
  yield 'id\n';
  await operation(context, 1_000);
  yield 'región\n';
}

describe('the audit log of a file', () => {
  test('says at its end what all of its operations cost, what is in it and how much was sent', async () => {
    const { lines, metrics, open } = await audited(twoOperations);
    expect((await (await open()).toArray()).join('')).toBe('id\nregión\n');
    await until(() => lines.length === 2);
    for (const key of ['cost', 'rows', 'bytes', 'file']) expect(lines[0]).not.toHaveProperty(key);
    expect(lines[1]).toMatchObject({
      outcome: 'ok',
      cost: { rows: 5, steps: 1_100 },
      rows: 8,
      bytes: 11,
      file: { facts: 3, edges: 2, unlinked: 1, complete: true },
    });
    const text = await metrics.registry.metrics();
    expect(text).toContain('entente_requests_total{route="/export/:format",outcome="ok"} 1');
    expect(text).toContain('entente_operation_cost_steps_sum{route="/export/:format",clearance="RESTRICTED"} 1100');
    expect(text).toContain('entente_operation_cost_rows_sum{route="/export/:format",clearance="RESTRICTED"} 5');
  });

  test('says that it lacks something', async () => {
    const ending = () => ({ ...END, complete: false });
    const { lines, open } = await audited(twoOperations, { counts: () => COUNTS, ending });
    await (await open()).toArray();
    await until(() => lines.length === 2);
    expect(lines[1]).toMatchObject({ status: 200, outcome: 'partial', file: { complete: false } });
  });

  test('says what ended it before its end', async () => {
    const { lines, metrics, open } = await audited(
      async function* (context) {
        yield* twoOperations(context);
        await wait(20);
        throw new GraphError('DEADLINE_EXCEEDED', 'late');
      },
      { counts: () => COUNTS, ending: () => undefined },
    );
    await expect((await open()).toArray()).rejects.toThrow(/aborted|ECONNRESET/);
    await until(() => lines.length === 2);
    expect(lines[1]).toMatchObject({
      outcome: 'failed',
      errors: ['DEADLINE_EXCEEDED'],
      cost: { rows: 5, steps: 1_100 },
      bytes: 11,
    });
    expect(lines[1]?.file).toEqual({ facts: 3, edges: 2, unlinked: 1 });
    const text = await metrics.registry.metrics();
    expect(text).toContain('entente_requests_total{route="/export/:format",outcome="failed"} 1');
    expect(text).toContain('entente_errors_total{code="DEADLINE_EXCEEDED"} 1');
  });

  test('says that its client went away, also if that made it fail, and what was paid until then', async () => {
    const { lines, open } = await audited(async function* (context) {
      yield* twoOperations(context);
      yield 'more\n';
      await wait(100);
      throw new Error('no one is there');
    });
    const response = await open();
    await once(response, 'data');
    response.destroy();
    await until(() => lines.length === 2);
    expect(lines[1]).toMatchObject({ outcome: 'aborted', cost: { rows: 5, steps: 1_100 }, rows: 8 });
    expect(lines[1]).not.toHaveProperty('errors');
    await wait(150);
    expect(lines).toHaveLength(2);
  });

  test('has one line for what is refused, and one without bytes for HEAD, both with what they cost', async () => {
    const { app, lines } = await audited(async function* (context) {
      yield 'id\n';
      await operation(context, 500);
      throw new GraphError('GRAPH_UNAVAILABLE', 'busy');
    });
    expect((await app.inject(URL_PATH)).statusCode).toBe(503);
    expect((await app.inject({ method: 'HEAD', url: URL_PATH })).statusCode).toBe(200);
    expect(lines).toEqual([
      expect.objectContaining({ outcome: 'failed', errors: ['GRAPH_UNAVAILABLE'], cost: { rows: 5, steps: 600 } }),
      expect.objectContaining({ method: 'HEAD', outcome: 'ok', cost: { rows: 3, steps: 100 } }),
    ]);
  });
});
