/**
 * How much of everything a graph holds. Whatever the scale, a country has 1,000 loans and 40 memberships.
 * @typedef {object} Size
 * @property {number} scale
 * @property {number} countries
 * @property {number} people
 * @property {number} alliances
 * @property {number} memberships
 * @property {number} loans
 */

export const LOANS_PER_COUNTRY = 1000;
export const MEMBERSHIPS_PER_COUNTRY = 40;

/** The fewest alliances: a country belongs to 40 different ones at any scale. */
const FEWEST_ALLIANCES = 200;

/**
 * @param {number} scale 1 for 200 countries and 200,000 loans
 * @returns {Readonly<Size>}
 */
export function sizeOf(scale) {
  const countries = Math.max(2, Math.round(200 * scale));
  return Object.freeze({
    scale,
    countries,
    people: countries * 10,
    alliances: Math.max(FEWEST_ALLIANCES, countries),
    memberships: countries * MEMBERSHIPS_PER_COUNTRY,
    loans: countries * LOANS_PER_COUNTRY,
  });
}
