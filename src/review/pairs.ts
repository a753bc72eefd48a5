import { blocksOf, type Capped } from './blocks.ts';
import { compare } from './compare.ts';
import { frequenciesOf } from './frequencies.ts';
import { keptFirst } from './kept.ts';
import type { Person } from './person.ts';

/** Two entries that are likely one person. */
export interface Pair {
  /** Above 0 and below 1. */
  readonly score: number;
  /** The one that is better kept where they are joined. */
  readonly keep: Person;
  readonly join: Person;
  readonly reasons: readonly string[];
}

export interface FoundPairs {
  /** The likeliest first. */
  readonly pairs: readonly Pair[];
  readonly capped: readonly Capped[];
  /** Those who have more names than are compared: more of them may be the same as others. */
  readonly unread: readonly Person[];
  /** How many pairs were compared. */
  readonly compared: number;
}

export interface PairsOptions {
  /** Pairs below this score are left out. */
  readonly least: number;
  /** The titles of sources by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  /** Whether somebody has decided on the two already. */
  readonly isDecided: (one: string, other: string) => boolean;
}

/** The pairs of persons that are likely the same one. */
export function findPairs(persons: readonly Person[], { least, titles, isDecided }: PairsOptions): FoundPairs {
  const { blocks, capped } = blocksOf(persons);
  const options = {
    frequencies: frequenciesOf(persons),
    least,
    titleOf: (source: string) => titles.get(source) ?? source,
  };
  const pairs: Pair[] = [];
  let compared = 0;
  for (const [index, others] of candidates(persons.length, blocks)) {
    for (const other of others) {
      const [a, b] = [persons[index], persons[other]];
      if (!a || !b) continue;
      compared += 1;
      const likeness = compare(a, b, options);
      if (!likeness || isDecided(a.id, b.id)) continue;
      const [keep, join] = keptFirst(a, b);
      pairs.push({ keep, join, ...likeness });
    }
  }
  return { pairs: pairs.sort(inOrder), capped, unread: persons.filter(({ unread }) => unread > 0), compared };
}

/** For each person those behind it that share a block, each once. */
function* candidates(
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

const inOrder = (a: Pair, b: Pair): number =>
  b.score - a.score || (a.keep.id < b.keep.id ? -1 : 1) || (a.join.id < b.join.id ? -1 : 1);
