/** One reason for or against two entries being one person. */
export interface Evidence {
  /** In bits: each doubles the odds, or halves them where it is below 0. */
  readonly bits: number;
  /** In words; empty where it goes without saying. */
  readonly reason: string;
}

/** The odds of two persons of whom nothing is known to be the same, in bits. */
export const PRIOR = -7;

/** The score of evidence: above 0 and below 1, like a probability; it is not calibrated on any data. */
export function scoreOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** A score with two digits, cut off and not rounded: no pair is certain. */
export function wordedScore(score: number): string {
  return (Math.floor(score * 100) / 100).toFixed(2);
}
