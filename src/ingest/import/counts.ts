/** What has come of the rows of a file. */
export interface Counts {
  readonly read: number;
  /** Rows that the mapping does not take. */
  readonly passed: number;
  readonly rejected: number;
  /** Facts and actors that were made anew. */
  readonly facts: number;
  readonly actors: number;
  /** Entries of rows whose fact or actor was there already. */
  readonly merged: number;
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
  facts: 0,
  actors: 0,
  merged: 0,
  statements: 0,
  withdrawn: 0,
  deleted: 0,
});

/** Both counts together. */
export function added(one: Counts, other: Counts): Counts {
  const names = Object.keys(one) as readonly (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Counts;
}
