import { countryCode, countryNames, padded } from '../graph/actors.mjs';
import { randomFrom, whole } from '../graph/random.mjs';

/** How many sets of values an operation is asked with in turn. */
const SETS = 8;
/** How many pairs chains are asked for between: any two. */
const PAIRS = 400;

/**
 * A set of values for each turn.
 * @template T
 * @param {number} seed
 * @param {(random: () => number) => T} make
 * @returns {readonly T[]}
 */
const sets = (seed, make, count = SETS) => Array.from({ length: count }, (_, turn) => make(randomFrom(seed, turn)));

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
 * A word that all people have in their names, and the start of another that ten of them have: as typed, and as the full-text
 * index of Neo4j is asked for it.
 * @param {import('../graph/size.mjs').Size} size
 */
export const someNameStarts = (size) =>
  sets(37, (random) => padded(whole(random, 0, size.people - 1), 5).slice(0, 4)).map((start) => ({
    text: `person ${start}`,
    lucene: `+person +${start}*`,
  }));

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

/** @param {import('../graph/size.mjs').Size} size */
export const someIds = (size) =>
  sets(34, (random) => ({ id: `country:${countryCode(whole(random, 0, size.countries - 1))}` }));

/**
 * Two different ones of so many, as far apart as a random number says.
 * @param {() => number} random
 * @param {number} count
 * @returns {readonly [number, number]}
 */
function two(random, count) {
  const one = whole(random, 0, count - 1);
  return [one, (one + whole(random, 1, count - 1)) % count];
}

/**
 * Two countries.
 * @param {import('../graph/size.mjs').Size} size
 */
export const somePairs = (size) =>
  sets(35, (random) => two(random, size.countries), PAIRS).map(([from, to]) => ({
    from: `country:${countryCode(from)}`,
    to: `country:${countryCode(to)}`,
  }));

/**
 * Two persons.
 * @param {import('../graph/size.mjs').Size} size
 */
export const someFarPairs = (size) =>
  sets(36, (random) => two(random, size.people), PAIRS).map(([from, to]) => ({
    from: `person:${padded(from, 5)}`,
    to: `person:${padded(to, 5)}`,
  }));
