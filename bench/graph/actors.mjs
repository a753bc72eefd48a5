import { pick, randomFrom, shuffled, whole } from './random.mjs';

/** Kept apart from the seeds of the facts, so that no two kinds share a stream. */
const SEED = { names: 11, country: 12, person: 13, alliance: 14 };

const REGIONS = /** @type {const} */ (['Africa', 'Americas', 'Asia', 'Europe', 'Oceania']);
const KINDS = /** @type {const} */ (['TREATY', 'PARTNERSHIP', 'BLOC', 'ORGANIZATION']);

/**
 * @param {number} number
 * @param {number} digits
 * @returns {string}
 */
export const padded = (number, digits) => String(number).padStart(digits, '0');

/**
 * @param {number} index from 0
 * @returns {string} a country's code
 */
export const countryCode = (index) => `C${padded(index, 4)}`;

/**
 * The countries' names: their order is not that of the codes.
 * @param {import('./size.mjs').Size} size
 * @returns {string[]} by the country's index
 */
export const countryNames = (size) =>
  shuffled(size.countries, SEED.names).map((number) => `Country ${padded(number, 4)}`);

/** @param {import('./size.mjs').Size} size */
export function* countries(size) {
  for (const [index, name] of countryNames(size).entries()) {
    const random = randomFrom(SEED.country, index);
    const code = countryCode(index);
    yield {
      id: `country:${code}`,
      code,
      iso3: `I${padded(index, 4)}`,
      name,
      officialName: `Republic of ${name}`,
      region: pick(random, REGIONS),
      latitude: whole(random, -80, 79) + 0.5,
      longitude: whole(random, -180, 179) + 0.5,
      cow: BigInt(index),
      gw: BigInt(index),
    };
  }
}

/** @param {import('./size.mjs').Size} size */
export function* people(size) {
  for (const [index, number] of shuffled(size.people, SEED.names).entries()) {
    const random = randomFrom(SEED.person, index);
    yield {
      id: `person:${padded(index, 5)}`,
      name: `Person ${padded(number, 5)}`,
      aliases: [],
      birthYear: BigInt(whole(random, 1930, 1980)),
    };
  }
}

/** @param {import('./size.mjs').Size} size */
export function* alliances(size) {
  for (const [index, number] of shuffled(size.alliances, SEED.names).entries()) {
    const kind = pick(randomFrom(SEED.alliance, index), KINDS);
    yield {
      id: `alliance:${padded(index, 4)}`,
      name: `Alliance ${padded(number, 4)}`,
      aliases: [],
      kind,
      obligations: kind === 'TREATY' ? ['DEFENSE', 'CONSULTATION'] : [],
    };
  }
}
