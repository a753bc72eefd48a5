import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { Client } from './abuse/client.mjs';
import { POINT } from './abuse/storm.mjs';
import { startAsShipped } from './contestants/start.mjs';
import { loadEmbedded } from './graph/load-embedded.mjs';
import { sizeOf } from './graph/size.mjs';
import { Field } from './lib/field.mjs';
import { OFF, readFlags, TEXT } from './lib/flags.mjs';
import { heapOf, READABLE } from './lib/heap.mjs';
import { treeMb } from './lib/processes.mjs';
import { quantile } from './measure/figures.mjs';
import { short, table } from './report/table.mjs';
import { kindsOf } from './soak/requests.mjs';

const DATA = fileURLToPath(new URL('./data/', import.meta.url));

const CLIENTS = 4;
/** Each client waits so long between two requests, so that two cores have time for all. */
const PAUSE_MS = 50;
/** How long the server is left alone before it is looked at: what was broken off may still be at work. */
const REST_MS = 3_000;
/** The most by which the last third may be above the middle one: the heap, its file descriptors, the p95 of a point read. */
const FLAT = { heap: 1.05, descriptors: 1.05, p95: 1.3 };

const USAGE = `npm run soak --prefix bench -- [options]

  --minutes 20       for how long
  --neo4j            on Neo4j in place of the embedded engine
  --scale 0.1        the graph: 1 is 200 countries and 200,000 loans
  --data DIRECTORY   where the graphs are kept between runs`;

/**
 * What is seen in a minute.
 * @typedef {object} Minute
 * @property {number} requests
 * @property {number} p95 of a point read beside all else, in milliseconds
 * @property {number} heap of the server, in MB, when nothing is left to be freed
 * @property {number} memory of the server and its processes, in MB
 * @property {number} descriptors that the server has open: files and connections
 */

/**
 * Asks for some time, and then looks at the server while it rests.
 * @param {import('./lib/server.mjs').RunningServer} server
 * @param {readonly import('./soak/requests.mjs').Kind[]} kinds
 * @param {number} milliseconds
 * @param {(fault: string) => void} fault
 * @returns {Promise<Minute>}
 */
async function soak(server, kinds, milliseconds, fault) {
  const { url, pid } = server;
  const end = performance.now() + milliseconds;
  let requests = 0;
  /** @type {number[]} */
  const reads = [];
  const work = async () => {
    const client = new Client(url);
    while (performance.now() < end) {
      const kind = kinds[Math.floor(Math.random() * kinds.length)];
      if (!kind) break;
      const answer = await kind.ask(client, Math.random);
      requests += 1;
      if (kind.codes.length > 0 && !kind.codes.includes(answer.code))
        fault(`${kind.name}: ${answer.status} ${answer.code}`);
      await sleep(PAUSE_MS);
    }
    client.close();
  };
  const read = async () => {
    const client = new Client(url);
    while (performance.now() < end) {
      const { ms, code } = await client.post(POINT);
      reads.push(ms);
      if (code !== 'DATA') fault(`point read: ${code}`);
      await sleep(PAUSE_MS);
    }
    client.close();
  };
  await Promise.all([read(), ...Array.from({ length: CLIENTS }, work)]);
  await sleep(REST_MS);
  const heap = await heapOf(server);
  const descriptors = (await readdir(`/proc/${pid}/fd`)).length;
  return { requests, p95: quantile(reads, 0.95), heap, memory: await treeMb(pid), descriptors };
}

/**
 * The last third of the minutes to the middle one: in the first, caches fill.
 * @param {readonly Minute[]} minutes
 * @param {'heap' | 'descriptors' | 'p95'} name
 */
function growth(minutes, name) {
  const third = Math.max(1, Math.floor(minutes.length / 3));
  const mean = (/** @type {readonly Minute[]} */ some) => some.reduce((sum, one) => sum + one[name], 0) / some.length;
  return mean(minutes.slice(-third)) / mean(minutes.slice(-2 * third, -third));
}

/** @param {{ minutes: number, neo4j: boolean, scale: number, data: string }} options @param {AbortSignal} signal */
async function bench({ minutes, neo4j, scale, data }, signal) {
  const say = (/** @type {string} */ text) => console.error(text);
  const field = new Field({ data, say, signal });
  /** @type {Map<string, number>} */
  const faults = new Map();
  try {
    const file = join(data, `scale-${scale}`, 'embedded');
    const settings = neo4j
      ? (await field.place(scale)).neo4j.settings
      : { GRAPH_PATH: await loadEmbedded(file, sizeOf(scale), say) };
    const server = await startAsShipped(settings, READABLE);
    /** @type {Minute[]} */
    const seen = [];
    try {
      while (seen.length < minutes && !signal.aborted) {
        const fault = (/** @type {string} */ text) => faults.set(text, (faults.get(text) ?? 0) + 1);
        const minute = await soak(server, kindsOf(sizeOf(scale)), 60_000 - REST_MS, fault);
        seen.push(minute);
        say(`minute ${seen.length}: ${JSON.stringify(minute)}`);
      }
    } finally {
      await server.stop();
    }
    const rows = seen.map(({ requests, p95, heap, memory, descriptors }, index) => [
      ...[String(index + 1), String(requests), short(p95), heap.toFixed(1), String(Math.round(memory))],
      String(descriptors),
    ]);
    console.log(table(['minute', 'requests', 'point read p95 (ms)', 'heap (MB)', 'memory (MB)', 'descriptors'], rows));
    const verdicts = Object.entries(FLAT).map(([name, most]) => {
      const ratio = growth(seen, /** @type {'heap'} */ (name));
      return { text: `${name}: ${ratio.toFixed(3)} × in the last third, at most ${most}`, flat: ratio <= most };
    });
    for (const { text, flat } of verdicts) console.log(`${flat ? 'flat' : 'NOT flat'} ${text}`);
    for (const [text, times] of faults) console.log(`${times} × ${text}`);
    return faults.size === 0 && verdicts.every(({ flat }) => flat) ? 0 : 1;
  } finally {
    await field.close();
  }
}

await runMain(async () => {
  const flags = readFlags(process.argv.slice(2), { help: OFF, neo4j: OFF, minutes: TEXT, scale: TEXT, data: TEXT });
  if (flags.help) {
    console.log(USAGE);
    return 0;
  }
  const minutes = Number(flags.minutes ?? 20);
  if (!(minutes >= 3)) throw new Error('--minutes must be 3 or more: what grows is seen by thirds');
  const options = { minutes, neo4j: flags.neo4j, scale: Number(flags.scale ?? 0.1), data: flags.data ?? DATA };
  return bench(options, abortOnSignals());
});
