import { type Candidate, sharedSource } from './candidate.ts';
import { DECIDED_BITS } from './match-weight.ts';
import type { Rival, ScoredPair } from './rivals.ts';

/** Entries that are likely the same: the pairs connect all of them, without a circle. */
export interface Group<T extends Candidate> {
  readonly members: readonly T[];
  readonly pairs: readonly ScoredPair<T>[];
}

export interface FoundGroups<T extends Candidate> {
  readonly groups: readonly Group<T>[];
  /** Pairs that do not go with a group, since a source or a decision tells members apart. */
  readonly losing: readonly ScoredPair<T>[];
}

interface OpenGroup<T extends Candidate> {
  members: T[];
  pairs: ScoredPair<T>[];
}

/**
 * Groups entries by the best pairs first. A pair that would put two entries of one source into a group, or two that were
 * decided to be different, loses: its score is then measured against the weakest pair of that group.
 */
export function groupsOf<T extends Candidate>(
  pairs: readonly ScoredPair<T>[],
  isDifferent: (one: string, other: string) => boolean,
): FoundGroups<T> {
  const groupOf = new Map<string, OpenGroup<T>>();
  const losing: ScoredPair<T>[] = [];
  const group = (entry: T): OpenGroup<T> => groupOf.get(entry.id) ?? { members: [entry], pairs: [] };
  for (const pair of inOrder(pairs)) {
    const [one, other] = [group(pair.one), group(pair.other)];
    if (one === other) continue;
    const obstacle = isDecided(pair) ? undefined : obstacleTo(one, other, isDifferent);
    if (obstacle) {
      losing.push(losingTo(pair, obstacle, [...one.pairs, ...other.pairs]));
      continue;
    }
    const [larger, smaller] = one.members.length >= other.members.length ? [one, other] : [other, one];
    larger.members.push(...smaller.members);
    larger.pairs.push(...smaller.pairs, pair);
    for (const { id } of larger.members) groupOf.set(id, larger);
  }
  return { groups: [...new Set(groupOf.values())], losing };
}

/** What was decided to be the same comes first, then the best pairs, in an order that does not depend on the input's. */
const inOrder = <T extends Candidate>(pairs: readonly ScoredPair<T>[]): readonly ScoredPair<T>[] =>
  pairs
    .map((pair) => ({ pair, decided: isDecided(pair), name: [pair.one.id, pair.other.id].sort().join(' ') }))
    .sort((a, b) => Number(b.decided) - Number(a.decided) || b.pair.score - a.pair.score || (a.name < b.name ? -1 : 1))
    .map(({ pair }) => pair);

const isDecided = ({ bits }: { readonly bits: number }): boolean => bits >= DECIDED_BITS;

/** Two members that must not come together, and the source that tells them apart, if it is one. */
interface Obstacle<T extends Candidate> {
  readonly one: T;
  readonly other: T;
  readonly source: string | undefined;
}

function obstacleTo<T extends Candidate>(
  some: OpenGroup<T>,
  others: OpenGroup<T>,
  isDifferent: (one: string, other: string) => boolean,
): Obstacle<T> | undefined {
  for (const one of some.members) {
    for (const other of others.members) {
      const source = sharedSource(one.sources, other.sources);
      if (source !== undefined || isDifferent(one.id, other.id)) return { one, other, source };
    }
  }
  return undefined;
}

function losingTo<T extends Candidate>(
  pair: ScoredPair<T>,
  { one, other, source }: Obstacle<T>,
  standing: readonly ScoredPair<T>[],
): ScoredPair<T> {
  const weakest = Math.min(...standing.map(({ score }) => score), 1);
  // As two rivals would share what is left: the pair that stands has the better score.
  const score = Math.min(pair.score, pair.score / (pair.score + weakest), 0.49);
  const named = [pair.one, pair.other].some(({ id }) => id === one.id) ? other : one;
  const rival: Rival = { id: named.id, name: named.name, source: source ?? '', fitsBetter: true };
  return { ...pair, score, rivals: [rival, ...pair.rivals.filter(({ id }) => id !== named.id)] };
}
