import type { Capped } from './blocks.ts';
import { type Candidate, type Likeness, type Matcher, sharedSource } from './candidate.ts';

/** Two entries that may be the same. */
export interface ComparedPair<T extends Candidate> extends Likeness {
  readonly one: T;
  readonly other: T;
}

export interface ComparedPairs<T extends Candidate> {
  readonly pairs: readonly ComparedPair<T>[];
  readonly capped: readonly Capped[];
  /** The number of pairs that were compared. */
  readonly compared: number;
}

/**
 * Compares the entries that share a block, except those that one source tells apart.
 * @param isExcluded - whether two are decided to be different
 */
export function comparePairs<T extends Candidate>(
  candidates: readonly T[],
  { blocksOf, comparer }: Matcher<T>,
  { minBits, isExcluded }: { readonly minBits: number; readonly isExcluded: (one: string, other: string) => boolean },
): ComparedPairs<T> {
  const { blocks, capped } = blocksOf(candidates);
  const compare = comparer(candidates);
  const pairs: ComparedPair<T>[] = [];
  let compared = 0;
  for (const [index, others] of sharingBlocks(candidates.length, blocks)) {
    for (const position of others) {
      const [one, other] = [candidates[index], candidates[position]];
      if (!one || !other || sharedSource(one.sources, other.sources) !== undefined) continue;
      compared += 1;
      const likeness = compare(one, other, minBits);
      if (likeness && !isExcluded(one.id, other.id)) pairs.push({ one, other, ...likeness });
    }
  }
  return { pairs, capped, compared };
}

/** Yields each entry with the later entries in the same blocks, each once. */
function* sharingBlocks(
  count: number,
  blocks: readonly (readonly number[])[],
): Generator<readonly [number, ReadonlySet<number>]> {
  const blocksOfOne: (readonly number[])[][] = Array.from({ length: count }, () => []);
  for (const block of blocks) for (const index of block) blocksOfOne[index]?.push(block);
  for (const [index, own] of blocksOfOne.entries()) {
    const others = new Set<number>();
    for (const block of own) for (const other of block) if (other > index) others.add(other);
    if (others.size > 0) yield [index, others];
  }
}
