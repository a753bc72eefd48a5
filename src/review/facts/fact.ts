import type { Candidate } from '../matching/candidate.ts';

/** A fact that may be the same as several others, of which a source or a decision tells some apart. */
export interface Fact extends Candidate {
  /** What it has in common with these, in words. */
  readonly common: string;
  /** The ids of those that it may be, each by itself. */
  readonly meets: ReadonlySet<string>;
  /** The first day and the day after the last; undefined where it is not known. */
  readonly from: string | undefined;
  readonly until: string | undefined;
}
