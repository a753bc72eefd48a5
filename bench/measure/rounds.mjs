import { sizeOf } from '../graph/size.mjs';
import { figuresOf } from './figures.mjs';
import { runSlot } from './slot.mjs';

/** How long a contestant is warmed, in milliseconds. */
const WARM_MS = 500;

/** A contestant that took this long, in milliseconds, and was asked often enough sits the other rounds out. */
const LONG_MS = 4_000;
const OFTEN_ENOUGH = 3;

/**
 * @typedef {object} Runner
 * @property {import('../contestants/types.mjs').Contestant} contestant
 * @property {() => Record<string, unknown>} nextVariables
 * @property {import('./slot.mjs').Slot[]} slots
 */

/**
 * Measures contestants on one operation, in turns, so that what else the machine does hits all alike. Each round
 * begins with another one.
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {readonly import('../contestants/types.mjs').Contestant[]} contestants
 * @param {{ concurrency: number, rounds: number, slotMs: number }} options
 * @returns {Promise<ReadonlyMap<import('../contestants/types.mjs').Contestant, import('./figures.mjs').Figures>>}
 */
export async function measureRounds(operation, contestants, { concurrency, rounds, slotMs }) {
  const runners = contestants.map((contestant) => runnerOf(operation, contestant));
  for (const { contestant, nextVariables } of runners) {
    await runSlot(contestant, operation, nextVariables, { concurrency, milliseconds: WARM_MS });
  }
  for (let round = 0; round < rounds; round++) {
    const first = round % runners.length;
    for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) {
      if (isDone(runner)) continue;
      const { contestant, nextVariables, slots } = runner;
      slots.push(await runSlot(contestant, operation, nextVariables, { concurrency, milliseconds: slotMs }));
    }
  }
  return new Map(runners.map(({ contestant, slots }) => [contestant, figuresOf(slots)]));
}

/**
 * Lets a contestant answer for a while: what it and its database compile on the way is not measured.
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {import('../contestants/types.mjs').Contestant} contestant
 * @param {number} share how much longer than usual: a database that serves one contestant alone needs as much as
 *   one that serves several
 */
export async function warm(operation, contestant, share) {
  const { nextVariables } = runnerOf(operation, contestant);
  await runSlot(contestant, operation, nextVariables, { concurrency: 1, milliseconds: WARM_MS * share });
}

/**
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {import('../contestants/types.mjs').Contestant} contestant
 * @returns {Runner}
 */
function runnerOf(operation, contestant) {
  const sets = operation.parameters(sizeOf(contestant.scale));
  let turn = 0;
  return { contestant, nextVariables: () => sets[turn++ % sets.length] ?? {}, slots: [] };
}

/** @param {Runner} runner */
function isDone({ slots }) {
  const spent = slots.reduce((total, slot) => total + slot.wallMs, 0);
  const asked = slots.reduce((total, slot) => total + slot.latencies.length, 0);
  return spent >= LONG_MS && asked >= OFTEN_ENOUGH;
}
