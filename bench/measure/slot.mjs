import { sizeOf } from '../graph/size.mjs';
import { cpuMs, familyCpuMs } from '../lib/processes.mjs';

/**
 * What one contestant did in one stretch of time.
 * @typedef {object} Slot
 * @property {number[]} latencies of each request, in milliseconds
 * @property {number} wallMs
 * @property {number} cpuMs of the server's process
 * @property {number} databaseMs of the database's processes
 */

/**
 * Asks a contestant the same operation for a time, so many at once. What is under way then is waited for.
 * @param {import('../contestants/types.mjs').Contestant} contestant
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {() => Record<string, unknown>} nextVariables
 * @param {{ concurrency: number, milliseconds: number }} options
 * @returns {Promise<Slot>}
 */
export async function runSlot(contestant, operation, nextVariables, { concurrency, milliseconds }) {
  /** @type {number[]} */
  const latencies = [];
  const before = await processorTime(contestant);
  const start = performance.now();
  const worker = async () => {
    do {
      const asked = performance.now();
      await contestant.run(operation, nextVariables());
      latencies.push(performance.now() - asked);
    } while (performance.now() - start < milliseconds);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const wallMs = performance.now() - start;
  const after = await processorTime(contestant);
  return {
    latencies,
    wallMs,
    cpuMs: after.server - before.server,
    databaseMs: after.database - before.database,
  };
}

/**
 * The sets of variables of an operation, one after the other, again and again.
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {number} scale of the graph that is asked
 * @returns {() => Record<string, unknown>} the next set
 */
export function variablesInTurn(operation, scale) {
  const sets = operation.parameters(sizeOf(scale));
  let turn = 0;
  return () => sets[turn++ % sets.length] ?? {};
}

/** @param {import('../contestants/types.mjs').Contestant} contestant */
async function processorTime({ pid, databasePid }) {
  const server = await cpuMs(pid);
  const family = await familyCpuMs(databasePid);
  return { server, database: databasePid === pid ? family - server : family };
}
