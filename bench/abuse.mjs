import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { flood } from './abuse/flood.mjs';
import { floodReport, stormReport } from './abuse/report.mjs';
import { allowedOf, storm } from './abuse/storm.mjs';
import { startAsShipped } from './contestants/start.mjs';
import { loadEmbedded } from './graph/load-embedded.mjs';
import { sizeOf } from './graph/size.mjs';
import { Field } from './lib/field.mjs';
import { OFF, ON, readFlags, TEXT } from './lib/flags.mjs';
import { writePage } from './report/page.mjs';

const DATA = fileURLToPath(new URL('./data/', import.meta.url));
const WATCHED = ['--import', new URL('./lib/loop-report.mjs', import.meta.url).href];

const USAGE = `npm run abuse --prefix bench -- [options]

  --neo4j            on Neo4j in place of the embedded engine
  --only storm       only the costliest operations; flood: only the hostile documents
  --clients 16       how many ask at once
  --seconds 60       for how long
  --documents 5000   how many hostile requests
  --scale 1          the graph: 1 is 200 countries and 200,000 loans
  --data DIRECTORY   where the graphs are kept between runs
  --no-results       print only; leave ABUSE.md as it is`;

/** @param {string} text */
const say = (text) => console.error(text);

/** @param {readonly string[]} args */
function readOptions(args) {
  const values = readFlags(args, {
    help: OFF,
    neo4j: OFF,
    only: TEXT,
    clients: { ...TEXT, default: '16' },
    seconds: { ...TEXT, default: '60' },
    documents: { ...TEXT, default: '5000' },
    scale: { ...TEXT, default: '1' },
    data: { ...TEXT, default: DATA },
    results: ON,
  });
  // It is a server on this machine that is asked, and not for ever.
  const bounded = (/** @type {'clients' | 'seconds' | 'documents'} */ name, /** @type {number} */ most) => {
    const number = Number(values[name]);
    if (!(number > 0 && number <= most)) throw new Error(`--${name} must be a number from 1 to ${most}`);
    return number;
  };
  return {
    ...values,
    clients: bounded('clients', 64),
    seconds: bounded('seconds', 600),
    documents: bounded('documents', 100_000),
    scale: Number(values.scale),
  };
}

/**
 * @template T
 * @param {Readonly<Record<string, string>>} settings
 * @param {(server: import('./lib/server.mjs').RunningServer) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withServer(settings, work) {
  const server = await startAsShipped(settings, WATCHED);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/**
 * @param {ReturnType<typeof readOptions>} options
 * @param {Readonly<Record<string, string>>} settings where the server's graph is
 */
async function measured({ only, clients, seconds, documents }, settings) {
  const parts = [];
  if (only !== 'flood') {
    // What was given up while the sizes were looked for is none of the storm's.
    const allowed = await withServer(settings, ({ url }) => allowedOf(url, say));
    say(`${clients} clients for ${seconds} s …`);
    const found = await withServer(settings, (server) => storm(server, allowed, { clients, seconds }));
    parts.push(`## ${clients} clients with the costliest operations, for ${seconds} s`, stormReport(found, allowed));
  }
  if (only !== 'storm') {
    say(`${documents} hostile requests …`);
    const found = await withServer(settings, (server) => flood(server, documents));
    parts.push(`## ${documents} hostile documents and variables`, floodReport(found));
  }
  return parts.join('\n\n');
}

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const { data, scale } = options;
  const field = new Field({ data, say, signal: abortOnSignals() });
  try {
    const neo4j = options.neo4j ? (await field.place(scale)).neo4j : undefined;
    const file = join(data, `scale-${scale}`, 'embedded');
    const settings = neo4j?.settings ?? { GRAPH_PATH: await loadEmbedded(file, sizeOf(scale), say) };
    const text = await measured(options, settings);
    console.log(text);
    if (options.results) {
      const run = `one run of \`npm run abuse --prefix bench\` on ${neo4j ? 'Neo4j' : 'the embedded engine'},`;
      await writePage('ABUSE.md', { title: 'Abuse', run, neo4j: neo4j?.version ?? '–', text });
    }
  } finally {
    await field.close();
  }
  return 0;
});
