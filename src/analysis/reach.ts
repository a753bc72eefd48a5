import type { Model, NodeType } from '../model/index.ts';
import { MAX_VISITED } from './read-limits.ts';
import { actorTypeOf, actorTypes } from './tie-types.ts';

/** How far a search goes around some actors. */
export interface Radius {
  readonly of: readonly string[];
  /**
   * A step is one fact. A hop leads to another actor of the types in `of`, by one fact or by two with an actor of another
   * type between, such as an alliance between two countries.
   */
  readonly unit: 'STEP' | 'HOP';
  readonly distance: number;
}

/** The actors that a search reached. */
export interface ReachedActors {
  readonly distances: ReadonlyMap<string, number>;
  /** Of these, the ones that hops pass through. */
  readonly between: ReadonlySet<string>;
  /** How far it went. */
  readonly searched: number;
  /** Up to which distance it found everyone. */
  readonly complete: number;
  readonly gaveUp: boolean;
}

/** The actors from which a level of a search goes on. */
interface Level {
  readonly from: readonly string[];
  /** The actors reached before, including those. */
  readonly seen: ReadonlyMap<string, number>;
  /** The types of actors that are searched for. */
  readonly types: readonly NodeType[];
}

/**
 * Visits the actors to which those of a level are tied, at least the ones not seen before that are searched for. False if
 * there are more than a level may read.
 */
export type Widen = (level: Level, visit: (far: string) => void) => Promise<boolean>;

/** Follows ties from some actors, distance by distance. */
export async function reachFrom(
  model: Model,
  { of, unit, distance: most }: Radius,
  widen: Widen,
): Promise<ReachedActors> {
  const distances = new Map(of.map((id) => [id, 0]));
  const between = new Set<string>();
  const all = actorTypes(model);
  const own = all.filter((type) => of.some((id) => actorTypeOf(model, id) === type));
  const isPassed = (id: string): boolean => unit === 'HOP' && !own.some((type) => type === actorTypeOf(model, id));
  const result = { distances, between };
  let frontier: readonly string[] = of;
  for (let distance = 1; distance <= most && frontier.length > 0; distance++) {
    const [next, passed]: [string[], string[]] = [[], []];
    const reach = (id: string, list: string[]): void => {
      if (distances.has(id)) return;
      distances.set(id, distance);
      list.push(id);
    };
    let whole = await widen({ from: frontier, seen: distances, types: all }, (far) =>
      reach(far, isPassed(far) ? passed : next),
    );
    for (const id of passed) between.add(id);
    whole &&= await widen({ from: passed, seen: distances, types: own }, (far) => {
      if (!isPassed(far)) reach(far, next);
    });
    if (!whole) return { ...result, searched: distance, complete: distance - 1, gaveUp: true };
    if (distances.size > MAX_VISITED) return { ...result, searched: distance, complete: distance, gaveUp: true };
    frontier = next;
  }
  return { ...result, searched: most, complete: most, gaveUp: false };
}
