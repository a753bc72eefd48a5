import { type MatchWeight, NO_WEIGHT } from '../matching/match-weight.ts';
import { yearOfDay } from './span.ts';

/** The weight of a year that cannot be right. */
const MAX_AGAINST = -5;

/**
 * Weights of birth years by how far apart they are. Sources often differ by one year. Some years are plainly wrong, so
 * that even a large distance does not outweigh a name, a country and a date in common.
 */
const BITS_BY_YEARS_APART: readonly (readonly [maxYears: number, bits: number])[] = [
  [0, 4],
  [1, 1.5],
  [3, -1.5],
  [9, -4],
  [Number.POSITIVE_INFINITY, MAX_AGAINST],
];

/** The greatest age at which anybody takes an office, in years. */
const MAX_AGE = 105;

/** Compares two birth years. */
export function birthYearWeight(one: number | null, other: number | null): MatchWeight {
  if (one === null || other === null) return NO_WEIGHT;
  const apart = Math.abs(one - other);
  const bits = BITS_BY_YEARS_APART.find(([maxYears]) => apart <= maxYears)?.[1] ?? 0;
  if (apart === 0) return { bits, reason: `both were born in ${one}` };
  return { bits, reason: `birth years ${apart} apart, ${one} and ${other}` };
}

/** Compares the birth year of one person with a day on which the other was in office. */
export function ageWeight(born: number | null, day: number | undefined): MatchWeight {
  if (born === null || day === undefined) return NO_WEIGHT;
  const age = yearOfDay(day) - born;
  if (age < 0) return { bits: MAX_AGAINST, reason: `in office ${-age} years before the other was born in ${born}` };
  if (age > MAX_AGE) return { bits: MAX_AGAINST, reason: `in office ${age} years after the other was born in ${born}` };
  return NO_WEIGHT;
}
