import assert from 'node:assert/strict';
import { sizeOf } from '../graph/size.mjs';

/** How far averages may lie apart that were added up in another order. */
const TOLERANCE = 1e-9;

/** What slow contestants may take, in milliseconds, before the parameter sets they have answered are enough. */
const ENOUGH_MS = 5_000;

/** An answer that differs from the hand-written statement's. */
class WrongAnswer extends Error {
  /** @override */
  name = 'WrongAnswer';
}

/**
 * Holds the contestants on one graph to the answer of the first.
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {readonly import('../contestants/types.mjs').Contestant[]} contestants
 * @returns {Promise<ReadonlyMap<import('../contestants/types.mjs').Contestant, string>>} those that cannot answer,
 *   and why
 * @throws {WrongAnswer} with the difference
 */
export async function verify(operation, contestants) {
  const [reference, ...others] = contestants;
  /** @type {Map<import('../contestants/types.mjs').Contestant, string>} */
  const failed = new Map();
  if (!reference) return failed;
  const sets = operation.parameters(sizeOf(reference.scale));
  // One after the other: some fill the database's memory as it is.
  const wanted = [];
  for (const variables of sets) wanted.push(await reference.answer(operation, variables));
  for (const contestant of others) {
    const start = performance.now();
    for (const [index, variables] of sets.entries()) {
      if (performance.now() - start > ENOUGH_MS) break;
      try {
        compare(operation, contestant, variables, await contestant.answer(operation, variables), wanted[index]);
      } catch (error) {
        if (error instanceof WrongAnswer) throw error;
        failed.set(contestant, error instanceof Error ? error.message : String(error));
        break;
      }
    }
  }
  return failed;
}

/**
 * @param {import('../contestants/types.mjs').Operation} operation
 * @param {import('../contestants/types.mjs').Contestant} contestant
 * @param {Record<string, unknown>} variables
 * @param {unknown} answer
 * @param {unknown} wanted
 */
function compare(operation, { title, scale }, variables, answer, wanted) {
  if (isSame(answer, wanted)) return;
  try {
    assert.deepEqual(answer, wanted);
  } catch (error) {
    const difference = error instanceof Error ? error.message : '';
    throw new WrongAnswer(
      `${title} at scale ${scale} answers ${operation.key} with ${JSON.stringify(variables)} otherwise (+) than ` +
        `the hand-written statement (-):\n${difference}`,
    );
  }
}

/**
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
function isSame(one, other) {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}
