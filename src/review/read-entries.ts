/** The entries of a type to compare, and how many the graph has. */
export interface ReadEntries<T> {
  readonly entries: readonly T[];
  readonly total: number;
}
