import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { Client } from './abuse/client.mjs';
import { allowedOf, ask, points } from './abuse/storm.mjs';
import { startAsShipped } from './contestants/start.mjs';
import { loadEmbedded } from './graph/load-embedded.mjs';
import { sizeOf } from './graph/size.mjs';
import { Field } from './lib/field.mjs';
import { OFF, readFlags, TEXT } from './lib/flags.mjs';
import { quantile } from './measure/figures.mjs';
import { short, table } from './report/table.mjs';

const DATA = fileURLToPath(new URL('./data/', import.meta.url));
const ENTENTE = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** The rate that the profile `production` has by default. */
const PRODUCTION = { RATE_LIMIT_COST: '30000' };

/** How long, in milliseconds, what was asked last is waited for. */
const GRACE_MS = 6_000;

const USAGE = `npm run fairness --prefix bench -- [options]

What a caller with the costliest operations does to the point reads of another one, on both engines, with the rate
that production has and without any.

  --only embedded    one engine: embedded or neo4j
  --clients 16       connections of the caller with the costliest operations
  --seconds 20       for how long, each time
  --scale 1          the graph: 1 is 200 countries and 200,000 loans
  --data DIRECTORY   where the graphs are kept between runs`;

/** @param {string} text */
const say = (text) => console.error(text);

/** @param {readonly string[]} args */
function readOptions(args) {
  const values = readFlags(args, {
    help: OFF,
    only: TEXT,
    clients: { ...TEXT, default: '16' },
    seconds: { ...TEXT, default: '20' },
    scale: { ...TEXT, default: '1' },
    data: { ...TEXT, default: DATA },
  });
  // It is a server on this machine that is asked, and not for ever.
  const bounded = (/** @type {'clients' | 'seconds'} */ name, /** @type {number} */ most) => {
    const number = Number(values[name]);
    if (!(number > 0 && number <= most)) throw new Error(`--${name} must be a number from 1 to ${most}`);
    return number;
  };
  return { ...values, clients: bounded('clients', 64), seconds: bounded('seconds', 600), scale: Number(values.scale) };
}

/**
 * Makes two callers.
 * @param {string} file
 */
async function makeCallers(file) {
  const env = { ...process.env, API_KEYS_FILE: file };
  const run = promisify(execFile);
  const add = async (/** @type {string} */ name) => {
    const { stdout } = await run(process.execPath, [ENTENTE, 'keys', 'add', name, '--role', 'analyst'], { env });
    return /entente_[\w-]+/.exec(stdout)?.[0] ?? '';
  };
  return { greedy: await add('greedy'), modest: await add('modest') };
}

/** @typedef {{ readonly greedy: string, readonly modest: string }} Callers */

/**
 * The point reads of one caller, alone and beside the other.
 * @param {string} url
 * @param {Callers} callers
 * @param {readonly import('./abuse/storm.mjs').Allowed[]} allowed
 * @param {{ readonly clients: number, readonly seconds: number }} options
 */
async function measure(url, callers, allowed, { clients, seconds }) {
  const during = async (/** @type {number} */ s) => {
    const end = performance.now() + s * 1000;
    return points(new Client(url, callers.modest), () => performance.now() < end);
  };
  await during(3);
  const alone = await during(5);
  const end = performance.now() + seconds * 1000;
  const goesOn = () => performance.now() < end;
  /** @type {{ name: string, answer: import('./abuse/client.mjs').Answer }[]} */
  const answers = [];
  const asking = Array.from({ length: clients }, (_, at) =>
    ask(new Client(url, callers.greedy), allowed, at, goesOn, answers),
  );
  const beside = await points(new Client(url, callers.modest), goesOn);
  // An export waits for its caller's rate for minutes; its server is stopped before.
  await Promise.race([Promise.all(asking), sleep(GRACE_MS)]);
  const [before, then] = [alone, beside].map((all) => all.map(({ ms }) => ms));
  const ratio = (/** @type {number} */ share) =>
    `${short(quantile(then ?? [], share))} to ${short(quantile(before ?? [], share))} ms: ${(quantile(then ?? [], share) / quantile(before ?? [], share)).toFixed(1)} ×`;
  const refused = beside.filter(({ code }) => code !== 'DATA').length;
  /** @type {Record<string, number>} */
  const codes = {};
  for (const { answer } of answers) codes[answer.code] = (codes[answer.code] ?? 0) + 1;
  const others = Object.entries(codes).map(([code, count]) => `${code} ${count}`);
  return [ratio(0.5), ratio(0.95), `${beside.length}, ${refused} refused`, others.join(', ')];
}

/**
 * @param {string} engine
 * @param {Readonly<Record<string, string>>} graph where it is
 * @param {string} file of API keys
 * @param {Callers} callers
 * @param {{ readonly clients: number, readonly seconds: number }} options
 */
async function compare(engine, graph, file, callers, options) {
  // In production, the server refuses the password of the benchmark's Neo4j.
  const settings = { ...graph, PROFILE: 'laptop', API_KEYS_FILE: file };
  const withServer = async (
    /** @type {Record<string, string>} */ rate,
    /** @type {(url: string) => Promise<any>} */ work,
  ) => {
    const server = await startAsShipped({ ...settings, ...rate });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  };
  const unlimited = { RATE_LIMIT_COST: '0' };
  /** @type {readonly import('./abuse/storm.mjs').Allowed[]} */
  const allowed = await withServer(unlimited, (url) => allowedOf(url, say, callers.greedy));
  const asked = allowed.filter(({ size }) => size > 0);
  const rows = [];
  for (const [title, rate] of Object.entries({ 'as in production': PRODUCTION, 'without a rate': unlimited })) {
    say(`${engine}, ${title}: ${options.clients} clients for ${options.seconds} s …`);
    const row = [engine, title, ...(await withServer(rate, (url) => measure(url, callers, asked, options)))];
    say(row.join(' | '));
    rows.push(row);
  }
  return rows;
}

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const { data, scale, only } = options;
  const folder = await mkdtemp(join(tmpdir(), 'entente-fairness-'));
  const field = new Field({ data, say, signal: abortOnSignals() });
  try {
    const file = join(folder, 'keys.json');
    const callers = await makeCallers(file);
    const rows = [];
    if (only !== 'neo4j') {
      const path = await loadEmbedded(join(data, `scale-${scale}`, 'embedded'), sizeOf(scale), say);
      rows.push(...(await compare('embedded', { GRAPH_PATH: path }, file, callers, options)));
    }
    if (only !== 'embedded') {
      const { neo4j } = await field.place(scale);
      rows.push(...(await compare('Neo4j', neo4j.settings, file, callers, options)));
    }
    const head = ['engine', 'rate', 'p50 of a point read', 'p95', 'point reads', 'the other caller got'];
    console.log(table(head, rows));
  } finally {
    await field.close();
    await rm(folder, { recursive: true });
  }
  return 0;
});
