import type { Rival } from '../matching/rivals.ts';

/** An entry by its id and name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Two entries that are proposed as the same. */
export interface Proposal {
  readonly type: string;
  /** Above 0 and below 1. */
  readonly score: number;
  /** The one to keep if they are joined. All proposals of a group keep the same one. */
  readonly keep: Named;
  readonly join: Named;
  readonly reasons: readonly string[];
  readonly rivals: readonly Rival[];
}

export const byScore = (a: Proposal, b: Proposal): number =>
  b.score - a.score || (a.keep.id < b.keep.id ? -1 : 1) || (a.join.id < b.join.id ? -1 : 1);
