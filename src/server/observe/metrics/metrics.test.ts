import { get } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { ask, fakeGraph, testApp, testConfig } from '../../../../tests/support/server.ts';
import { GraphError } from '../../../graph/index.ts';
import { openObservers } from '../open.ts';
import { addGraphMetrics } from './graph-metrics.ts';
import { Metrics } from './metrics.ts';
import { createMetricsApp } from './serve-metrics.ts';

const silent = pino({ level: 'silent' });
const NOTHING = { graphs: [], compiled: () => ({ hits: 0, misses: 0, size: 0 }) };

/** The samples of a scrape, by their names with their labels. */
async function scrape({ registry }: Metrics): Promise<ReadonlyMap<string, number>> {
  const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('the metrics', () => {
  test('count requests by route and by what came of them, and errors by code', async () => {
    const metrics = new Metrics();
    let broken = false;
    const read = async () => {
      if (broken) throw new GraphError('DEADLINE_EXCEEDED', 'late');
      return [['Venezuela']];
    };
    const app = await testApp({ observers: { metrics }, graph: fakeGraph({ read }) });
    for (const query of ['{ hello }', 'query Greeting { hello }', '{ hullo }', '{ name(id: "a") }'])
      await ask(app, query);
    broken = true;
    await ask(app, '{ hello name(id: "a") }');
    for (const url of ['/health/live', '/nothing', '/nothing/else?at=all', '/schema.graphql']) await app.inject(url);
    await app.close();
    const samples = await scrape(metrics);
    expect([...samples].filter(([name]) => name.startsWith('entente_requests_total'))).toEqual([
      ['entente_requests_total{route="/graphql",outcome="ok"}', 3],
      ['entente_requests_total{route="/graphql",outcome="refused"}', 1],
      ['entente_requests_total{route="/graphql",outcome="partial"}', 1],
      ['entente_requests_total{route="/health/live",outcome="ok"}', 1],
      ['entente_requests_total{route="none",outcome="refused"}', 3],
    ]);
    expect([...samples].filter(([name]) => name.startsWith('entente_errors_total'))).toEqual([
      ['entente_errors_total{code="BAD_USER_INPUT"}', 1],
      ['entente_errors_total{code="DEADLINE_EXCEEDED"}', 1],
      ['entente_errors_total{code="NOT_FOUND"}', 3],
    ]);
    expect(samples.get('entente_request_duration_seconds_count{route="/graphql"}')).toBe(5);
    expect(samples.get('entente_operation_phase_seconds_count{phase="parse"}')).toBe(5);
  });

  test('know documents that were parsed before', async () => {
    const metrics = new Metrics();
    const app = await testApp({ observers: { metrics } });
    for (let i = 0; i < 3; i++) await ask(app, '{ hello }');
    await ask(app, '{ hello(');
    await app.close();
    const samples = await scrape(metrics);
    expect(samples.get('entente_documents_total{result="miss"}')).toBe(2);
    expect(samples.get('entente_documents_total{result="hit"}')).toBe(2);
  });

  test('take no more labels, whatever clients send', async () => {
    const metrics = new Metrics();
    const app = await testApp({ observers: { metrics } });
    await ask(app, '{ hello }');
    await app.inject('/nothing');
    const own = async () => [...(await scrape(metrics)).keys()].filter((name) => name.startsWith('entente_'));
    const before = await own();
    for (let i = 0; i < 50; i++) {
      await ask(app, `query Name${i} { hello(to: "${i}") }`, { headers: { 'user-agent': `agent ${i}` } });
      await app.inject({ url: `/nothing/${i}?x=${i}` });
    }
    await app.close();
    // The process has others, which appear with its first collection of garbage of each kind.
    expect(await own()).toEqual(before);
  });

  test('count a code that they do not know as OTHER', async () => {
    const metrics = new Metrics();
    metrics.count({ route: '/graphql', outcome: 'failed', ms: 1, errorCodes: ['MADE_UP'], record: null });
    expect((await scrape(metrics)).get('entente_errors_total{code="OTHER"}')).toBe(1);
  });

  test('have the size of the graph, its reads, compiled operations and the process, and ask the graph nothing', async () => {
    const metrics = new Metrics();
    let nodes: Record<string, number> = { Country: 3, Loan: 5 };
    const graph = {
      load: [{ lane: 'light' as const, running: 2, waiting: 1, atOnce: 8 }],
      failure: undefined,
    };
    const compiled = () => ({ hits: 7, misses: 2, size: 2 });
    const main = { clearance: 'RESTRICTED' as const, graph, statistics: () => ({ nodes, degrees: {} }) };
    const lower = { ...main, clearance: 'PUBLIC' as const, statistics: () => ({ nodes: { Loan: 1 }, degrees: {} }) };
    addGraphMetrics(metrics.registry, { graphs: [main, lower], compiled });
    expect(Object.fromEntries(await scrape(metrics))).toMatchObject({
      'entente_graph_nodes{clearance="RESTRICTED",label="Country"}': 3,
      'entente_graph_nodes{clearance="RESTRICTED",label="Loan"}': 5,
      'entente_graph_nodes{clearance="PUBLIC",label="Loan"}': 1,
      'entente_graph_reads{clearance="RESTRICTED",lane="light",state="running"}': 2,
      'entente_graph_reads{clearance="RESTRICTED",lane="light",state="waiting"}': 1,
      'entente_graph_reads{clearance="RESTRICTED",lane="light",state="limit"}': 8,
      'entente_graph_failed{clearance="PUBLIC"}': 0,
      entente_compiled_operations: 2,
      'entente_compilations_total{result="hit"}': 7,
      'entente_compilations_total{result="miss"}': 2,
      nodejs_eventloop_lag_p99_seconds: expect.any(Number),
      process_resident_memory_bytes: expect.any(Number),
    });
    nodes = { Country: 4 };
    const later = await scrape(metrics);
    expect(later.get('entente_graph_nodes{clearance="RESTRICTED",label="Country"}')).toBe(4);
    expect(later.has('entente_graph_nodes{clearance="RESTRICTED",label="Loan"}')).toBe(false);
    expect(later.get('entente_compilations_total{result="hit"}')).toBe(7);
  });
});

describe('the server of the metrics', () => {
  test('answers at /metrics only, in the format of Prometheus', async () => {
    const app = createMetricsApp(new Metrics().registry, '127.0.0.1', silent);
    const { statusCode, headers, body } = await app.inject({ url: '/metrics', headers: { 'x-request-id': 'r-1' } });
    expect([statusCode, headers['content-type'], headers['x-request-id']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
      'r-1',
    ]);
    expect(body).toContain('# TYPE entente_requests_total counter');
    const { statusCode: status, body: text } = await app.inject('/graphql');
    expect([status, JSON.parse(text).errors[0].message]).toEqual([404, 'Not found. The metrics are at /metrics.']);
    await app.close();
  });

  test.each([
    ['a page of another origin', { origin: 'https://elsewhere.example' }, 403],
    ['a page of this machine', { origin: 'http://localhost:3000' }, 403],
    ['another name of a loopback address', { host: 'elsewhere.example' }, 421],
  ])('refuses %s', async (_, headers, status) => {
    const app = createMetricsApp(new Metrics().registry, '127.0.0.1', silent);
    expect((await app.inject({ url: '/metrics', headers })).statusCode).toBe(status);
    await app.close();
  });

  test('listens where the settings say, apart from the API', async () => {
    const opened = await openObservers(testConfig({ METRICS_PORT: '0' }), silent);
    const address = await opened.serveMetrics(NOTHING);
    expect(address).toMatch(/^http:\/\/localhost:\d+\/metrics$/);
    const status = await new Promise((resolve) =>
      get(address ?? '', (response) => resolve(response.resume().statusCode)),
    );
    expect(status).toBe(200);
    await opened.close();
  });

  test('does not exist unless it is asked for', async () => {
    const opened = await openObservers(testConfig(), silent);
    expect(opened).not.toHaveProperty('metrics');
    const app = await testApp({ observers: { ...opened, metrics: new Metrics() } });
    expect((await app.inject('/metrics')).statusCode).toBe(404);
    await app.close();
    await opened.close();
  });

  test.each([
    ['operator', 200, 'text/plain; version=0.0.4; charset=utf-8'],
    ['analyst', 403, 'application/json; charset=utf-8'],
  ])('answers beside the API a caller with the role %s with %d', async (role, status, type) => {
    const config = testConfig({ METRICS: 'true', ANONYMOUS: 'allowed', ANONYMOUS_ROLE: role });
    const opened = await openObservers(config, silent);
    const app = await testApp({ config, observers: opened });
    const { statusCode, headers, body } = await app.inject('/metrics');
    expect([statusCode, headers['content-type']]).toEqual([status, type]);
    expect(body.includes('entente_requests_total')).toBe(status === 200);
    await app.close();
    await opened.close();
  });

  test('names its setting if the port is taken', async () => {
    const first = await openObservers(testConfig({ METRICS_PORT: '0' }), silent);
    const address = await first.serveMetrics(NOTHING);
    const { port } = new URL(address ?? '');
    await expect(openObservers(testConfig({ METRICS_PORT: port }), silent)).rejects.toThrow(
      `Port ${port} is in use by another program. Stop it, or set another port, such as METRICS_PORT=${Number(port) + 1}.`,
    );
    await first.close();
  });
});
