import type { Blocks } from './blocks.ts';

/** An actor or fact, prepared for comparison. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** The sources that list it, each with the data set that it belongs to. */
  readonly sources: ReadonlySet<string>;
  /** The number of names that are not compared, since there are too many. */
  readonly namesNotCompared: number;
}

/** How likely two candidates are the same, and why. */
export interface Likeness {
  /** The sum of the weights, in bits. */
  readonly bits: number;
  /** The observations for and against, the names first. */
  readonly reasons: readonly string[];
}

/** How candidates of a type are matched. */
export interface Matcher<T extends Candidate> {
  readonly blocksOf: (candidates: readonly T[]) => Blocks;
  /** Compares two. Undefined if the sum is below `minBits` or they have nothing in common. */
  readonly comparer: (candidates: readonly T[]) => (one: T, other: T, minBits: number) => Likeness | undefined;
}

/** The sources that list all of some entries, and so tell them apart. */
export function sourcesOfAll(candidates: Iterable<Candidate>): readonly string[] {
  let shared: readonly string[] | undefined;
  for (const { sources } of candidates) {
    shared = (shared ?? [...sources]).filter((source) => sources.has(source));
    if (shared.length === 0) break;
  }
  return shared ?? [];
}

/** Says which of two entries has more names than are compared. */
export function uncomparedReasons(
  two: readonly (Candidate & { readonly names: readonly unknown[] })[],
): readonly string[] {
  return two.flatMap(({ id, names, namesNotCompared: left }) =>
    left === 0 ? [] : [`only the first ${names.length} names of ${id} were compared, ${left} were not`],
  );
}

/** A source that lists two entries, and so tells them apart. */
export function sharedSource(one: ReadonlySet<string>, other: ReadonlySet<string>): string | undefined {
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  for (const source of fewer) if (more.has(source)) return source;
  return undefined;
}
