import type { AnalysisCall } from '../compiler/index.ts';
import { MAX_TIES, MAX_VISITED } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import { countTies, neighborStatements, tiesIn } from './tie-statements.ts';
import { actorTypeOf } from './tie-types.ts';
import type { Via } from './via.ts';
import type { Yielder } from './yielder.ts';

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
  /** To which other actors an actor is tied. */
  readonly neighbors: ReadonlyMap<string, ReadonlySet<string>>;
  /** How far it went. */
  readonly searched: number;
  /** Up to which distance it found everyone. */
  readonly complete: number;
  readonly gaveUp: boolean;
}

/** Follows ties from some actors, distance by distance. */
export async function reachFrom(
  call: AnalysisCall,
  yielder: Yielder,
  via: Via,
  { of, unit, distance: most }: Radius,
): Promise<ReachedActors> {
  const search = new Search(call, yielder, via);
  const distances = new Map(of.map((id) => [id, 0]));
  const between = new Set<string>();
  const types = new Set(of.map((id) => actorTypeOf(call.model, id)));
  const isPassed = (id: string): boolean => unit === 'HOP' && !types.has(actorTypeOf(call.model, id));
  const result = { distances, between, neighbors: search.neighbors };
  let frontier: readonly string[] = of;
  for (let distance = 1; distance <= most && frontier.length > 0; distance++) {
    const [next, passed]: [string[], string[]] = [[], []];
    const reach = (id: string, list: string[]): void => {
      if (distances.has(id)) return;
      distances.set(id, distance);
      list.push(id);
    };
    let whole = await search.widen(frontier, (far) => reach(far, isPassed(far) ? passed : next));
    for (const id of passed) between.add(id);
    whole &&= await search.widen(passed, (far) => {
      if (!isPassed(far)) reach(far, next);
    });
    if (!whole) return { ...result, searched: distance, complete: distance - 1, gaveUp: true };
    if (distances.size > MAX_VISITED) return { ...result, searched: distance, complete: distance, gaveUp: true };
    frontier = next;
  }
  return { ...result, searched: most, complete: most, gaveUp: false };
}

class Search {
  readonly neighbors = new Map<string, Set<string>>();
  readonly #call: AnalysisCall;
  readonly #yielder: Yielder;
  readonly #via: Via;

  constructor(call: AnalysisCall, yielder: Yielder, via: Via) {
    this.#call = call;
    this.#yielder = yielder;
    this.#via = via;
  }

  /** Visits the actors to which some are tied. False if there are more ties than a level may read. */
  async widen(from: readonly string[], visit: (far: string) => void): Promise<boolean> {
    if (from.length === 0) return true;
    const limit = MAX_TIES + 1;
    const statements = neighborStatements({ model: this.#call.model, via: this.#via }, from, limit);
    const rows = await readPerLabel(this.#call, statements, { limit, sizeOf: countTies });
    await this.#yielder.each(tiesIn(rows), ([near, far]) => {
      this.#addNeighbor(near, far);
      this.#addNeighbor(far, near);
      visit(far);
    });
    return countTies(rows) <= MAX_TIES;
  }

  #addNeighbor(one: string, other: string): void {
    const known = this.neighbors.get(one);
    if (known) known.add(other);
    else this.neighbors.set(one, new Set([other]));
  }
}
