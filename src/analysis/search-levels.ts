import type { AnalysisCall } from '../compiler/index.ts';
import type { AllianceSizes } from './alliance-sizes.ts';
import { MAX_TIES, MAX_VISITED } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import { countTies, neighborStatements, tiesIn } from './tie-statements.ts';
import { Yielder } from './yielder.ts';

/** One side of a search from both ends. */
export interface Side {
  readonly distances: Map<string, number>;
  /** For each actor, those from which it was reached in the fewest steps. */
  readonly reachedFrom: Map<string, Set<string>>;
  frontier: readonly string[];
  depth: number;
}

export const startSide = (id: string): Side => ({
  distances: new Map([[id, 0]]),
  reachedFrom: new Map(),
  frontier: [id],
  depth: 0,
});

export type Levels =
  /** The shortest chains have this many steps, and pass through these actors, where the sides met. */
  | { readonly outcome: 'FOUND'; readonly steps: number; readonly meetings: readonly string[] }
  | { readonly outcome: 'NONE' | 'GAVE_UP' };

/**
 * Searches from both ends, level by level and always from the narrower side, until the sides meet. All shortest chains
 * then pass through the actors where they met.
 */
export async function searchLevels(
  call: AnalysisCall,
  sizes: AllianceSizes,
  sides: readonly [Side, Side],
  maxSteps: number,
): Promise<Levels> {
  const [from, to] = sides;
  const yielder = new Yielder(call);
  while (from.depth + to.depth < maxSteps) {
    const narrow = from.frontier.length <= to.frontier.length ? from : to;
    const other = narrow === from ? to : from;
    if (narrow.frontier.length === 0) return { outcome: 'NONE' };
    if (!(await widen(call, yielder, sizes, narrow))) return { outcome: 'GAVE_UP' };
    const meetings = narrow.frontier.filter((id) => other.distances.has(id));
    if (meetings.length > 0) {
      const distance = (id: string): number => narrow.depth + (other.distances.get(id) ?? 0);
      const steps = Math.min(...meetings.map(distance));
      return { outcome: 'FOUND', steps, meetings: meetings.filter((id) => distance(id) === steps).sort() };
    }
    if (from.distances.size + to.distances.size > MAX_VISITED) return { outcome: 'GAVE_UP' };
  }
  return { outcome: 'NONE' };
}

/** Takes a side one level further. False if there are more ties than a level may read. */
async function widen(call: AnalysisCall, yielder: Yielder, sizes: AllianceSizes, side: Side): Promise<boolean> {
  const limit = MAX_TIES + 1;
  const via = await sizes.around(side.frontier);
  const statements = neighborStatements({ model: call.model, via }, side.frontier, limit);
  const rows = await readPerLabel(call, statements, { limit, sizeOf: countTies });
  if (countTies(rows) > MAX_TIES) return false;
  side.depth++;
  const next: string[] = [];
  await yielder.each(tiesIn(rows), ([near, far]) => {
    const known = side.distances.get(far);
    if (known !== undefined && known < side.depth) return;
    if (known === undefined) {
      side.distances.set(far, side.depth);
      next.push(far);
    }
    const before = side.reachedFrom.get(far);
    if (before) before.add(near);
    else side.reachedFrom.set(far, new Set([near]));
  });
  side.frontier = next;
  return true;
}
