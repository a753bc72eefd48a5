import { blocksOf, type Capped } from './blocks.ts';
import { compare } from './compare.ts';
import { frequenciesOf } from './frequencies.ts';
import type { Person } from './person.ts';

/** Two entries that are likely the same person. */
export interface Pair {
  /** Above 0 and below 1. */
  readonly score: number;
  /** The one to keep if they are joined. */
  readonly keep: Person;
  readonly join: Person;
  readonly reasons: readonly string[];
}

export interface FoundPairs {
  /** By score, highest first. */
  readonly pairs: readonly Pair[];
  readonly capped: readonly Capped[];
  /** Persons with more names than are compared, who may have further matches. */
  readonly partlyCompared: readonly Person[];
  /** The number of pairs that were compared. */
  readonly compared: number;
}

export interface PairsOptions {
  readonly minScore: number;
  /** The titles of sources by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Whether there is already a decision on two ids. */
  readonly isDecided: (one: string, other: string) => boolean;
}

/** Finds the pairs of persons that are likely the same. */
export function findPairs(persons: readonly Person[], { minScore, titles, isDecided }: PairsOptions): FoundPairs {
  const { blocks, capped } = blocksOf(persons);
  const options = {
    frequencies: frequenciesOf(persons),
    minScore,
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
      const [keep, join] = rank(a, b) <= 0 ? [a, b] : [b, a];
      pairs.push({ keep, join, ...likeness });
    }
  }
  const partlyCompared = persons.filter(({ namesNotCompared }) => namesNotCompared > 0);
  return { pairs: pairs.sort(byScore), capped, partlyCompared, compared };
}

/** Yields each person with the later persons in the same blocks, each once. */
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

/**
 * Orders persons by which to keep: ids given by hand before those of data sets, then readable ids, then the person with
 * more offices. A total order, so that all pairs of a group agree on which one to keep.
 */
function rank(one: Person, other: Person): number {
  return (
    Number(hasDataSetId(one)) - Number(hasDataSetId(other)) ||
    Number(hasOpaqueId(one)) - Number(hasOpaqueId(other)) ||
    other.held.length - one.held.length ||
    (one.id < other.id ? -1 : 1)
  );
}

/** Mappings prefix the ids that they make with the name of the data set. */
const hasDataSetId = ({ id, sources }: Person): boolean =>
  [...sources].some((source) => localPart(id).startsWith(`${localPart(source).split('.')[0]}-`));

/** Whether an id is not made for reading: it has a run of digits and letters, like a UUID. */
const hasOpaqueId = ({ id }: Person): boolean => /\d[0-9a-f]{3,}|[0-9a-f]{3,}\d/.test(localPart(id));

const localPart = (id: string): string => id.slice(id.indexOf(':') + 1);

const byScore = (a: Pair, b: Pair): number =>
  b.score - a.score || (a.keep.id < b.keep.id ? -1 : 1) || (a.join.id < b.join.id ? -1 : 1);
