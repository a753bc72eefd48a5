import { runMain } from '../scripts/lib/problem.mjs';
import { abortOnSignals } from '../scripts/lib/signals.mjs';
import { startEntente } from './contestants/start.mjs';
import { Field } from './lib/field.mjs';
import { heapOf, READABLE } from './lib/heap.mjs';
import { readOptions } from './lib/options.mjs';
import { childrenOf, memoryMb } from './lib/processes.mjs';
import { table } from './report/table.mjs';

const OPERATIONS = 1000;
const THOUSANDS = 6;
const TIMES = 3;
const PAGE = `{
  loans(first: 10000) { nodes { id principalUsd status from debtor { ... on Country { code name } } } }
}`;

/**
 * @param {string} url
 * @param {string} query
 * @returns {Promise<number>} the answer's length in bytes
 */
async function ask(url, query) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await answer.text();
  if (!text.startsWith('{"data"')) throw new Error(`${answer.status}: ${text.slice(0, 1000)}`);
  return text.length;
}

/**
 * The heap after each thousand of different operations.
 * @param {Readonly<Record<string, string>>} settings
 * @returns {Promise<readonly number[]>} in MB, the first before any
 */
async function heapsOf(settings) {
  const server = await startEntente(settings, READABLE);
  try {
    const heaps = [await heapOf(server)];
    for (let number = 0; number < THOUSANDS * OPERATIONS; number++) {
      const fields = `code n${number}: name region loansGiven(first: 3) { nodes { id principalUsd status } }`;
      await ask(server.url, `{ o${number}: country(code: "C0001") { ${fields} } }`);
      if ((number + 1) % OPERATIONS === 0) heaps.push(await heapOf(server));
    }
    return heaps;
  } finally {
    await server.stop();
  }
}

/**
 * The server's memory before and at the most while it answers a page of 10,000 loans with their debtors.
 * @param {Readonly<Record<string, string>>} settings
 * @returns {Promise<{ before: number, peak: number, bytes: number }>} in MB
 */
async function pageOf(settings) {
  const server = await startEntente(settings);
  try {
    const pids = [server.pid, ...(await childrenOf(server.pid))];
    const { now: before } = await memoryOf(pids);
    let bytes = 0;
    for (let time = 0; time < TIMES; time++) bytes = await ask(server.url, PAGE);
    const { peak } = await memoryOf(pids);
    return { before, peak, bytes };
  } finally {
    await server.stop();
  }
}

/**
 * The memory of several processes together.
 * @param {readonly number[]} pids
 */
async function memoryOf(pids) {
  const each = await Promise.all(pids.map(memoryMb));
  return {
    now: each.reduce((sum, { now }) => sum + now, 0),
    peak: each.reduce((sum, { peak }) => sum + peak, 0),
  };
}

await runMain(async () => {
  const { scale, data } = readOptions(process.argv.slice(2));
  const field = new Field({ data, say: console.error, signal: abortOnSignals() });
  try {
    const { neo4j, file } = await field.place(scale);
    const rows = [];
    for (const [title, settings] of /** @type {const} */ ([
      ['Neo4j', neo4j.settings],
      ['embedded', { GRAPH_PATH: file }],
    ])) {
      const heaps = await heapsOf(settings);
      const { before, peak, bytes } = await pageOf(settings);
      const megabytes = (bytes / 2 ** 20).toFixed(1);
      rows.push([title, `heap at the start, then after each ${OPERATIONS} different operations`, heaps.join(', ')]);
      rows.push([title, 'memory at the start', String(before)]);
      rows.push([title, `memory at the most, for a page of 10,000 loans with debtors (${megabytes} MB)`, String(peak)]);
    }
    console.log(table(['entente on', '', 'MB'], rows));
  } finally {
    await field.close();
  }
  return 0;
});
