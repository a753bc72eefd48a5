/** How much one observation speaks for or against two entries being the same. */
export interface MatchWeight {
  /** In bits: each doubles the odds of a match, or halves them if negative. */
  readonly bits: number;
  /** For the reader of a report; empty if not worth a line. */
  readonly reason: string;
}

/** The odds that two entries of which nothing is known are the same, in bits. */
export const PRIOR_BITS = -7;

/** The most that names alone add: just enough for even odds. */
export const MAX_NAME_BITS = -PRIOR_BITS;

export const NO_WEIGHT: MatchWeight = { bits: 0, reason: '' };

export const sumOfBits = (weights: readonly MatchWeight[]): number => weights.reduce((sum, { bits }) => sum + bits, 0);

/** The sum of weights of two entries that were decided to be the same. */
export const DECIDED_BITS = 60;

/** The odds for a sum of weights. */
export const oddsOfBits = (bits: number): number => 2 ** bits;

/** The sum of weights that gives a score. */
export const bitsOfScore = (score: number): number => Math.log2(score / (1 - score));

/** A score with two digits, rounded down so that no pair appears certain. */
export function printScore(score: number): string {
  return (Math.floor(score * 100) / 100).toFixed(2);
}
