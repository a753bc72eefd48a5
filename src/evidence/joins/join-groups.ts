import type { PlacedProblem } from '../../yaml/index.ts';

/** Ids that are the same, and the one that is kept. */
export interface JoinGroup {
  readonly keep: string;
  readonly join: readonly string[];
}

/** A join of one id to another, by the pair at a position of the file. */
export interface JoinEdge {
  readonly keep: string;
  readonly join: string;
  readonly index: number;
}

/** The chain of joins between two ids: the ids on the way and the positions of the pairs. */
interface Chain {
  readonly ids: readonly string[];
  readonly indexes: readonly number[];
}

export interface FoundGroups {
  readonly groups: readonly JoinGroup[];
  readonly problems: readonly PlacedProblem[];
  /** The chain that joins two ids; undefined where none does. */
  readonly between: (one: string, other: string) => Chain | undefined;
}

/** Groups pairs by what they join. A circle is a problem, and so is a group of which two are kept. */
export function groupsOf(edges: readonly JoinEdge[]): FoundGroups {
  const neighbors = neighborsOf(edges);
  const joined = new Set(edges.map(({ join }) => join));
  const circles = circleOf(edges);
  const problems: PlacedProblem[] = circles.map(({ keep, join, index }) => ({
    path: ['pairs', index, 'keep'],
    message: `keeps ${keep}, and so joins ${join} in a circle`,
  }));
  const groups: JoinGroup[] = [];
  const seen = new Set<string>();
  for (const { keep: start } of edges) {
    if (seen.has(start)) continue;
    const members = [...reached(neighbors, start).keys()];
    for (const member of members) seen.add(member);
    const [keep, ...more] = members.filter((member) => !joined.has(member));
    // Where nothing is kept there is a circle, which is reported already.
    if (keep === undefined) continue;
    for (const other of more) {
      const { index } = edges.find((edge) => edge.keep === other) ?? { index: 0 };
      problems.push({
        path: ['pairs', index, 'keep'],
        message: `keeps ${other}, and another pair ${keep}: they are the same by the pairs between, so only one of them can be kept`,
      });
    }
    groups.push({ keep, join: members.filter((member) => member !== keep) });
  }
  const between = (one: string, other: string): Chain | undefined => {
    if (one === other || !neighbors.has(one)) return undefined;
    return chainTo(reached(neighbors, one), other);
  };
  return { groups, problems, between };
}

interface Neighbor {
  readonly to: string;
  readonly index: number;
}

function neighborsOf(edges: readonly JoinEdge[]): ReadonlyMap<string, readonly Neighbor[]> {
  const neighbors = new Map<string, Neighbor[]>();
  const add = (from: string, neighbor: Neighbor): void =>
    void neighbors.set(from, [...(neighbors.get(from) ?? []), neighbor]);
  for (const { keep, join, index } of edges) {
    add(keep, { to: join, index });
    add(join, { to: keep, index });
  }
  return neighbors;
}

/** All ids reachable from one, nearest first, each with the neighbor that leads back. */
function reached(
  neighbors: ReadonlyMap<string, readonly Neighbor[]>,
  start: string,
): ReadonlyMap<string, Neighbor | undefined> {
  const from = new Map<string, Neighbor | undefined>([[start, undefined]]);
  for (const id of from.keys()) {
    for (const { to, index } of neighbors.get(id) ?? []) if (!from.has(to)) from.set(to, { to: id, index });
  }
  return from;
}

function chainTo(from: ReadonlyMap<string, Neighbor | undefined>, end: string): Chain | undefined {
  if (!from.has(end)) return undefined;
  const ids = [end];
  const indexes: number[] = [];
  for (let neighbor = from.get(end); neighbor; neighbor = from.get(neighbor.to)) {
    ids.unshift(neighbor.to);
    indexes.unshift(neighbor.index);
  }
  return { ids, indexes };
}

/** The pairs that form a circle: those left after removing all that begin or end a chain. */
function circleOf(edges: readonly JoinEdge[]): readonly JoinEdge[] {
  let left = edges;
  for (;;) {
    const [kept, joined] = [new Set(left.map(({ keep }) => keep)), new Set(left.map(({ join }) => join))];
    const rest = left.filter(({ keep, join }) => joined.has(keep) && kept.has(join));
    if (rest.length === left.length) return rest;
    left = rest;
  }
}
