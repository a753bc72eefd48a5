import type { AnalysisCall } from '../compiler/index.ts';
import { MAX_SEEN, MAX_TIES } from './bounds.ts';
import { readLabels } from './read-labels.ts';
import { tiesIn, tiesRead, tiesStatements } from './ties.ts';
import { Turns } from './turns.ts';
import type { Via } from './via.ts';

/** What a search from one end has seen: the distance of each actor, and the actors that it was reached from. */
export interface Side {
  readonly distances: Map<string, number>;
  readonly reachedFrom: Map<string, Set<string>>;
  frontier: readonly string[];
  depth: number;
}

export const sideFrom = (id: string): Side => ({
  distances: new Map([[id, 0]]),
  reachedFrom: new Map(),
  frontier: [id],
  depth: 0,
});

/** What a search from both ends came to. */
export type Levels =
  /** Chains of this many steps; the two sides have met at these actors. */
  | { readonly outcome: 'FOUND'; readonly steps: number; readonly meetings: readonly string[] }
  | { readonly outcome: 'NONE' | 'GAVE_UP' };

/**
 * Searches from both ends, a level at a time and always from the narrower one, until the sides meet: then all chains
 * of that length lie over the actors where they met.
 */
export async function searchLevels(
  call: AnalysisCall,
  via: Via,
  sides: readonly [Side, Side],
  maxSteps: number,
): Promise<Levels> {
  const [from, to] = sides;
  const turns = new Turns(call);
  while (from.depth + to.depth < maxSteps) {
    const narrow = from.frontier.length <= to.frontier.length ? from : to;
    const other = narrow === from ? to : from;
    if (narrow.frontier.length === 0) return { outcome: 'NONE' };
    if (!(await widen(call, turns, via, narrow))) return { outcome: 'GAVE_UP' };
    const meetings = narrow.frontier.filter((id) => other.distances.has(id));
    if (meetings.length > 0) {
      const distance = (id: string): number => narrow.depth + (other.distances.get(id) ?? 0);
      const steps = Math.min(...meetings.map(distance));
      return { outcome: 'FOUND', steps, meetings: meetings.filter((id) => distance(id) === steps).sort() };
    }
    if (from.distances.size + to.distances.size > MAX_SEEN) return { outcome: 'GAVE_UP' };
  }
  return { outcome: 'NONE' };
}

/** Takes a side one step further; false where there are more ties than a level reads. */
async function widen(call: AnalysisCall, turns: Turns, via: Via, side: Side): Promise<boolean> {
  const limit = MAX_TIES + 1;
  const statements = tiesStatements(call.model, via, side.frontier, limit);
  const rows = await readLabels(call, statements, { limit, sizeOf: tiesRead });
  if (tiesRead(rows) > MAX_TIES) return false;
  side.depth++;
  const next: string[] = [];
  await turns.each(tiesIn(rows), ([near, far]) => {
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
