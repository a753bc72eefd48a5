import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { testApp, testConfig } from '../../../../tests/support/server.ts';
import { type Authenticator, createCaller } from '../../../callers/index.ts';
import { admits, CLEARANCES, type Clearance, isClearance } from '../../../domain/index.ts';
import { addGraphMetrics } from './graph-metrics.ts';
import { Metrics } from './metrics.ts';
import { createMetricsApp } from './serve-metrics.ts';

/** Takes the clearance of an operator as the credential. */
const authenticator: Authenticator = {
  takesCredentials: true,
  authenticate: async ([given]) => {
    if (!isClearance(given)) throw new Error('no clearance');
    return createCaller({ kind: 'key', id: 'key:a', roles: ['operator'], clearance: given });
  },
};

/** The metrics of a server that has the graphs of these clearances, each of another size, and answered from each. */
function metricsOf(clearances: readonly Clearance[]): Metrics {
  const metrics = new Metrics();
  const graphs = clearances.map((clearance) => {
    const size = 100 * (CLEARANCES.indexOf(clearance) + 1);
    return {
      clearance,
      graph: { load: [{ lane: 'light' as const, running: size, waiting: 1, atOnce: 8 }], failure: undefined },
      statistics: () => ({ nodes: { Loan: size }, degrees: {} }),
    };
  });
  addGraphMetrics(metrics.registry, { graphs, compiled: () => ({ hits: 1, misses: 1, size: 1 }) });
  for (const { clearance, statistics } of graphs) {
    const steps = statistics().nodes.Loan;
    count(metrics, { cost: { rows: 5, steps }, clearance });
  }
  return metrics;
}

const count = (metrics: Metrics, more: Pick<Parameters<Metrics['count']>[0], 'cost' | 'clearance'>): void =>
  metrics.count({ route: '/graphql', outcome: 'ok', ms: 1, errorCodes: null, record: null, ...more });

async function scrape(metrics: Metrics, authorization: Clearance): Promise<string> {
  const config = testConfig({ METRICS: 'true' });
  const app = await testApp({ config, authenticator, observers: { metrics } });
  const { body } = await app.inject({ url: '/metrics', headers: { authorization } });
  await app.close();
  return body;
}

/** What says something of a graph, its help and type too; how busy the server is, nobody is kept from. */
const ofGraphs = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /entente_(graph|operation_cost|compil)/.test(line));

test.each(CLEARANCES)(
  'an operator of the clearance %s is shown what there would be without what is above it',
  async (own) => {
    const seen = ofGraphs(await scrape(metricsOf(CLEARANCES), own));
    const lower = CLEARANCES.filter((one) => admits(own, one));
    expect(seen).toEqual(ofGraphs(await scrape(metricsOf(lower), own)));
    expect(seen).toContain('entente_graph_nodes{clearance="PUBLIC",label="Loan"} 100');
    expect(seen).toContain('entente_operation_cost_steps_sum{route="/graphql",clearance="PUBLIC"} 100');
  },
);

test('a cost of which the graph is not known is shown to those of the full clearance alone', async () => {
  const metrics = new Metrics();
  count(metrics, { cost: { rows: 1, steps: 77 } });
  const shown = await Promise.all(CLEARANCES.map((own) => scrape(metrics, own)));
  expect(shown.map((text) => text.includes(' 77\n'))).toEqual([false, false, true]);
});

test('the port that asks for no credential shows all', async () => {
  const { registry } = metricsOf(CLEARANCES);
  const app = createMetricsApp(registry, '127.0.0.1', pino({ level: 'silent' }));
  const { body } = await app.inject('/metrics');
  for (const own of CLEARANCES) expect(body).toContain(`entente_graph_nodes{clearance="${own}",label="Loan"}`);
  await app.close();
});
