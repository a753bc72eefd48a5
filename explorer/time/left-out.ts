import type { Picture } from '../state/index.ts';

/** How many facts the day leaves out although they may have been in force. */
export interface LeftOut {
  /** By the name of the actor, the most first. */
  readonly actors: readonly { readonly name: string; readonly count: number }[];
  readonly sum: number;
  /** Whether the sum may count a fact twice, since one between two actors is counted at each. */
  readonly atMost: boolean;
}

export function leftOutOf({ cuts, nodes }: Picture): LeftOut {
  const names = new Map(nodes.map(({ id, label }) => [id, label]));
  const counts = new Map<string, number>();
  for (const { node, undecided } of cuts) {
    if (undecided) counts.set(node, (counts.get(node) ?? 0) + undecided);
  }
  const actors = [...counts].map(([id, count]) => ({ name: names.get(id) ?? id, count }));
  return {
    actors: actors.toSorted((left, right) => right.count - left.count),
    sum: actors.reduce((sum, { count }) => sum + count, 0),
    atMost: actors.length > 1,
  };
}
