import { countryCode, padded } from './actors.mjs';
import { pick, randomFrom, shuffled, whole } from './random.mjs';
import { LOANS_PER_COUNTRY, MEMBERSHIPS_PER_COUNTRY } from './size.mjs';

/**
 * A fact: its own properties, and the ids of its parties by the type of the relationship.
 * @typedef {object} GeneratedFact
 * @property {Record<string, unknown>} properties
 * @property {Record<string, string>} parties
 */

const SEED = { tenure: 21, membership: 22, loan: 23, creditor: 24 };

/** Of a country's loans, those behind this place have neither a creditor nor an amount that a source names. */
const FIRST_UNKNOWN = 950;

/** The offices of a country's ten persons, and the years they began and ended. */
const OFFICES = /** @type {const} */ ([
  ['HEAD_OF_STATE', 2004, 2016],
  ['HEAD_OF_STATE', 2016, undefined],
  ['HEAD_OF_GOVERNMENT', 2008, 2018],
  ['HEAD_OF_GOVERNMENT', 2018, undefined],
  ['MINISTER', 2012, undefined],
  ['MINISTER', 2014, undefined],
  ['MINISTER', 2016, 2020],
  ['AMBASSADOR', 2017, undefined],
  ['SPOKESPERSON', 2019, undefined],
  ['OTHER', 2000, 2010],
]);

const STATUSES = /** @type {const} */ (['ACTIVE', 'ACTIVE', 'ACTIVE', 'COMMITTED', 'REPAID', 'DEFAULTED']);
const STANDINGS = /** @type {const} */ (['MEMBER', 'MEMBER', 'MEMBER', 'OBSERVER', 'FORMER']);
const INSTRUMENTS = /** @type {const} */ (['loan', 'credit line', 'export credit', 'bond']);

/** @param {() => number} random */
const day = (random) =>
  `${whole(random, 1990, 2024)}-${padded(whole(random, 1, 12), 2)}-${padded(whole(random, 1, 28), 2)}`;

/**
 * Ten persons a country, each in an office; every fifth held one in another country before.
 * @param {import('./size.mjs').Size} size
 * @returns {Generator<GeneratedFact>}
 */
export function* tenures(size) {
  for (let person = 0; person < size.people; person++) {
    const country = person % size.countries;
    const [rank, from, until] = OFFICES[Math.floor(person / size.countries)] ?? OFFICES[9];
    yield tenure(person, country, { rank, from, until }, 'a');
    if (person % 5 !== 0) continue;
    const other = (country + whole(randomFrom(SEED.tenure, person), 1, size.countries - 1)) % size.countries;
    yield tenure(person, other, { rank: 'OTHER', from: 1998, until: 2000 }, 'b');
  }
}

/**
 * @param {number} person
 * @param {number} country
 * @param {{ rank: string, from: number, until: number | undefined }} office
 * @param {string} suffix tells the tenures of one person apart
 * @returns {GeneratedFact}
 */
function tenure(person, country, { rank, from, until }, suffix) {
  return {
    properties: {
      id: `tenure:${padded(person, 5)}-${suffix}`,
      office: rank.toLowerCase().replaceAll('_', ' '),
      rank,
      from: `${from}-01-01`,
      fromPrecision: 'YEAR',
      ...(until !== undefined && { until: `${until}-01-01`, untilPrecision: 'YEAR' }),
      disputed: false,
    },
    parties: { HOLDER: `person:${padded(person, 5)}`, COUNTRY: `country:${countryCode(country)}` },
  };
}

/**
 * Forty a country, each in another alliance.
 * @param {import('./size.mjs').Size} size
 * @returns {Generator<GeneratedFact>}
 */
export function* memberships(size) {
  const steps = shuffled(size.alliances, SEED.membership).slice(0, MEMBERSHIPS_PER_COUNTRY);
  for (let index = 0; index < size.memberships; index++) {
    const random = randomFrom(SEED.membership, index);
    const country = index % size.countries;
    const alliance = (country + Number(steps[Math.floor(index / size.countries)])) % size.alliances;
    yield {
      properties: {
        id: `membership:${padded(index, 6)}`,
        status: pick(random, STANDINGS),
        from: day(random),
        fromPrecision: 'DAY',
        disputed: false,
      },
      parties: { MEMBER: `country:${countryCode(country)}`, ALLIANCE: `alliance:${padded(alliance, 4)}` },
    };
  }
}

/**
 * A thousand a country as debtor. Of these 950 have a creditor, and each country is the creditor of 950. Amounts end
 * in half a dollar, so that every engine keeps them as floats, and sums of them are exact.
 * @param {import('./size.mjs').Size} size
 * @returns {Generator<GeneratedFact>}
 */
export function* loans(size) {
  const steps = Array.from({ length: LOANS_PER_COUNTRY }, (_, place) =>
    whole(randomFrom(SEED.creditor, place), 1, size.countries - 1),
  );
  for (let index = 0; index < size.loans; index++) {
    const random = randomFrom(SEED.loan, index);
    const debtor = index % size.countries;
    const place = Math.floor(index / size.countries);
    const known = place < FIRST_UNKNOWN;
    const amount = Math.floor(10 ** (5 + 5 * random())) + 0.5;
    yield {
      properties: {
        id: `loan:${padded(index, 7)}`,
        instrument: pick(random, INSTRUMENTS),
        ...(known && { principal: amount, currency: 'USD', principalUsd: amount, usdBasis: 'REPORTED' }),
        status: pick(random, STATUSES),
        repayment: ['CASH'],
        umbrella: false,
        from: day(random),
        fromPrecision: 'DAY',
        disputed: false,
      },
      parties: {
        DEBTOR: `country:${countryCode(debtor)}`,
        ...(known && { CREDITOR: `country:${countryCode((debtor + Number(steps[place])) % size.countries)}` }),
      },
    };
  }
}
