import { countryCode, countryNames, padded } from '../graph/actors.mjs';
import { randomFrom, whole } from '../graph/random.mjs';

/** How many sets of values an operation is asked with in turn. */
const SETS = 8;

/**
 * A set of values for each turn.
 * @template T
 * @param {number} seed
 * @param {(random: () => number) => T} make
 * @returns {readonly T[]}
 */
const sets = (seed, make) => Array.from({ length: SETS }, (_, turn) => make(randomFrom(seed, turn)));

/** @param {import('../graph/size.mjs').Size} size */
export const someCodes = (size) => sets(31, (random) => ({ code: countryCode(whole(random, 0, size.countries - 1)) }));

/**
 * A name that at least twenty countries are not in front of.
 * @param {import('../graph/size.mjs').Size} size
 */
export function someNames(size) {
  const names = countryNames(size).sort();
  return sets(32, (random) => ({ name: String(names[whole(random, 0, Math.max(0, names.length - 20))]) }));
}

/**
 * A person, and a name to begin with.
 * @param {import('../graph/size.mjs').Size} size
 */
export function somePeopleAndNames(size) {
  const names = someNames(size);
  return sets(33, (random) => whole(random, 0, size.people - 1)).map((person, turn) => ({
    person: `person:${padded(person, 5)}`,
    name: String(names[turn]?.name),
  }));
}
