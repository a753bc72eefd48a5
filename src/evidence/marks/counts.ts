/** What has come of the rows of a file. */
export interface Counts {
  readonly read: number;
  /** Rows that the mapping does not take. */
  readonly passed: number;
  readonly rejected: number;
  /** Entries of the mapping for the rows that were neither: made, merged or skipped. */
  readonly entries: number;
  /** Facts and actors that were made anew. */
  readonly facts: number;
  readonly actors: number;
  /** Entries whose fact or actor was there already: the four that follow, together. */
  readonly merged: number;
  /** Entries that say what an earlier row of the file said under their id, and those that say something else. */
  readonly repeated: number;
  readonly differing: number;
  /** Entries whose id was there before the file, with the same content or with other. */
  readonly there: number;
  readonly changed: number;
  /** Entries that were not asked for, or whose id is unknown where it may be. */
  readonly skipped: number;
  readonly statements: number;
  /** Statements that the file made when it was read before, and no longer makes. */
  readonly withdrawn: number;
  /** Facts that nobody states any more because of that, and that are gone. */
  readonly deleted: number;
}

export const NO_COUNTS: Counts = Object.freeze({
  read: 0,
  passed: 0,
  rejected: 0,
  entries: 0,
  facts: 0,
  actors: 0,
  merged: 0,
  repeated: 0,
  differing: 0,
  there: 0,
  changed: 0,
  skipped: 0,
  statements: 0,
  withdrawn: 0,
  deleted: 0,
});

/** Both counts together. */
export function added(one: Counts, other: Counts): Counts {
  const names = Object.keys(one) as readonly (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Counts;
}
