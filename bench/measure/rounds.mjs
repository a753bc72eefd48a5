import { figuresOf } from './figures.mjs';
import { runSlot, variablesInTurn } from './slot.mjs';

/** How long a contestant is warmed before all measurements, and again before its own, in milliseconds. */
const WARM_MS = 3_000;
const AGAIN_MS = 1_000;

/** Those that answer as fast as this, in milliseconds, are warmed with many requests at once. */
const QUICK_MS = 30;
const MANY = 16;

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
    await runSlot(contestant, operation, nextVariables, { concurrency, milliseconds: AGAIN_MS });
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
 * Lets a contestant answer for a while: what it and its database compile on the way is not measured. Both compile
 * what runs often, in thousands of requests, so that a few would measure how slowly they begin.
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {import('../contestants/types.mjs').Contestant} contestant
 */
export async function warm(operation, contestant) {
  const { nextVariables } = runnerOf(operation, contestant);
  const { latencies } = await runSlot(contestant, operation, nextVariables, { concurrency: 1, milliseconds: AGAIN_MS });
  const concurrency = Number(latencies.at(-1)) < QUICK_MS ? MANY : 1;
  await runSlot(contestant, operation, nextVariables, { concurrency, milliseconds: WARM_MS });
}

/**
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {import('../contestants/types.mjs').Contestant} contestant
 * @returns {Runner}
 */
function runnerOf(operation, contestant) {
  return { contestant, nextVariables: variablesInTurn(operation, contestant.scale), slots: [] };
}

/** @param {Runner} runner */
function isDone({ slots }) {
  const spent = slots.reduce((total, slot) => total + slot.wallMs, 0);
  const asked = slots.reduce((total, slot) => total + slot.latencies.length, 0);
  return spent >= LONG_MS && asked >= OFTEN_ENOUGH;
}
