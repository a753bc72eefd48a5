/** How much one observation speaks for or against two entries being one person. */
export interface MatchWeight {
  /** In bits: each doubles the odds of a match, or halves them if negative. */
  readonly bits: number;
  /** For the reader of a report; empty if not worth a line. */
  readonly reason: string;
}

/** The odds that two persons of whom nothing is known are the same, in bits. */
export const PRIOR_BITS = -7;

/** The score for a sum of weights: between 0 and 1 like a probability, but not calibrated on data. */
export function scoreOfBits(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** A score with two digits, rounded down so that no pair appears certain. */
export function printScore(score: number): string {
  return (Math.floor(score * 100) / 100).toFixed(2);
}
