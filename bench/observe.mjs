import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { startAsShipped } from './contestants/start.mjs';
import { readFlags, TEXT } from './lib/flags.mjs';
import { short, table } from './report/table.mjs';

const TRACING = fileURLToPath(new URL('../docs/tracing.mjs', import.meta.url));
const QUERY = 'query ($code: String!) { country(code: $code) { code name officialName region latitude } }';
const CODES = ['VE', 'CN', 'RU', 'CU', 'US'];

/**
 * A server, what it observes, and the times of its requests.
 * @typedef {object} Observed
 * @property {string} title
 * @property {import('./lib/server.mjs').RunningServer} server
 * @property {Agent} agent
 * @property {number[]} medians of its rounds, in milliseconds
 */

/**
 * Asks for a country, and reads the whole response.
 * @param {Observed} observed
 * @param {string} code
 * @returns {Promise<void>}
 */
async function askOnce({ server, agent }, code) {
  const body = JSON.stringify({ query: QUERY, variables: { code } });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const asked = request(server.url, { method: 'POST', agent, headers });
  asked.end(body);
  const [response] = await once(asked, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  if (!text.startsWith('{"data":{"country":')) throw new Error(`It answers ${text}`);
}

/**
 * The median time of a number of requests, one after the other.
 * @param {Observed} observed
 * @param {number} count
 * @returns {Promise<number>} in milliseconds
 */
async function medianOf(observed, count) {
  const times = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await askOnce(observed, CODES[index % CODES.length] ?? '');
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[count >> 1] ?? 0;
}

/** A collector of OTLP that drops what it gets. */
async function startCollector() {
  const server = createServer((asked, response) => {
    asked.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/**
 * The settings of each server, by what it observes. The first one observes nothing.
 * @param {string} collector
 * @returns {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
function kinds(collector) {
  const sdk = { NODE_OPTIONS: `--import ${TRACING}`, OTEL_EXPORTER_OTLP_ENDPOINT: collector };
  const sampled = (/** @type {number} */ share) => ({
    ...sdk,
    OTEL_TRACES_SAMPLER: 'traceidratio',
    OTEL_TRACES_SAMPLER_ARG: String(share),
  });
  return {
    nothing: {},
    'nothing, once more': {},
    metrics: { METRICS_PORT: '0' },
    '1 % of traces': sampled(0.01),
    'all traces': sampled(1),
    'audit log': { AUDIT_LOG: join(tmpdir(), `entente-bench-audit-${process.pid}.log`) },
    'metrics, 1 % of traces, audit log': {
      METRICS_PORT: '0',
      AUDIT_LOG: join(tmpdir(), `entente-bench-audit-all-${process.pid}.log`),
      ...sampled(0.01),
    },
  };
}

/**
 * Sets servers that observe beside one that does not, on a point read over the seed: in each round all are asked in turn, and the
 * best round counts.
 * @param {{ readonly rounds: number, readonly requests: number, readonly neo4j: Readonly<Record<string, string>> }} options
 * @param {AbortSignal} signal
 */
async function bench({ rounds, requests, neo4j }, signal) {
  const collector = await startCollector();
  /** @type {Observed[]} */
  const all = [];
  try {
    for (const [title, settings] of Object.entries(kinds(collector.url))) {
      const server = await startAsShipped({ ...neo4j, PROFILE: 'laptop', EXPLAIN: 'false', ...settings });
      all.push({ title, server, agent: new Agent({ keepAlive: true, maxSockets: 1 }), medians: [] });
    }
    for (const observed of all) await medianOf(observed, 5 * requests);
    for (let round = 0; round < rounds && !signal.aborted; round++) {
      const turn = round % all.length;
      for (const observed of [...all.slice(turn), ...all.slice(0, turn)]) {
        observed.medians.push(await medianOf(observed, requests));
      }
    }
    const [least = 0] = all.map(({ medians }) => Math.min(...medians));
    const rows = all.map(({ title, medians }) => {
      const best = Math.min(...medians);
      return [title, `${short(best * 1000)} µs`, `${(best / least).toFixed(3)} ×`];
    });
    console.log(table(['what is observed', 'point read', 'to nothing'], rows));
  } finally {
    for (const { agent, server } of all) {
      agent.destroy();
      await server.stop();
    }
    collector.close();
  }
}

await runMain(async () => {
  const flags = readFlags(process.argv.slice(2), { rounds: TEXT, requests: TEXT });
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env;
  const neo4j = NEO4J_URI && NEO4J_PASSWORD ? { NEO4J_URI, NEO4J_PASSWORD, NEO4J_USER: NEO4J_USER ?? 'neo4j' } : {};
  const options = { rounds: Number(flags.rounds ?? 40), requests: Number(flags.requests ?? 200), neo4j };
  await bench(options, abortOnSignals());
  return 0;
});
