/** Counts of what became of the rows of a file. */
export interface Counts {
  readonly read: number;
  /** Rows that the mapping does not select. */
  readonly passed: number;
  readonly rejected: number;
  /** Entries of all other rows: created, merged or skipped. */
  readonly entries: number;
  /** New facts and actors. */
  readonly facts: number;
  readonly actors: number;
  /** Entries whose fact or actor existed already: the sum of the next four. */
  readonly merged: number;
  /** Entries with the id of an earlier row of the file: with the same content, and with another. */
  readonly repeated: number;
  readonly differing: number;
  /** Entries whose id existed before the file: with the same content, and with another. */
  readonly there: number;
  readonly changed: number;
  /** Entries that were not requested, or that may and do name an unknown id. */
  readonly skipped: number;
  readonly statements: number;
  /** Statements of an earlier run of the file that it no longer makes. */
  readonly withdrawn: number;
  /** Facts deleted because no statement is left on them. */
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

/** The sums of two counts. */
export function added(one: Counts, other: Counts): Counts {
  const names = Object.keys(one) as readonly (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Counts;
}
