import type { AnalysisCall } from '../compiler/index.ts';
import type { AllianceSizes } from './alliance-sizes.ts';
import { estimateStatements } from './estimate.ts';
import type { Widen } from './reach.ts';
import { MAX_TIES } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import { countTies, neighborStatements, tiesIn, unseenStatements } from './tie-statements.ts';
import type { Yielder } from './yielder.ts';

const LIMIT = MAX_TIES + 1;

/** Reads every tie of the actors of a level, and adds to which others each is tied. */
export function readTies(
  call: AnalysisCall,
  yielder: Yielder,
  sizes: AllianceSizes,
  neighbors: Map<string, Set<string>>,
): Widen {
  return async ({ from }, visit) => {
    if (from.length === 0) return true;
    const via = await sizes.around(from);
    const statements = neighborStatements({ model: call.model, via }, from, LIMIT);
    const rows = await readPerLabel(call, statements, { limit: LIMIT, sizeOf: countTies });
    await yielder.each(tiesIn(rows), ([near, far]) => {
      addNeighbor(neighbors, near, far);
      addNeighbor(neighbors, far, near);
      visit(far);
    });
    return countTies(rows) <= MAX_TIES;
  };
}

/**
 * Reads only who is reached. Once most actors are seen, few are left to ask whether they are tied to the level, while the
 * level has most of the ties: so it is read from the side that has less to read.
 */
export function readReached(call: AnalysisCall, yielder: Yielder, sizes: AllianceSizes): Widen {
  return async (level, visit) => {
    if (level.from.length === 0) return true;
    const scope = { model: call.model, via: await sizes.around(level.from) };
    const forward = neighborStatements(scope, level.from, LIMIT);
    const labels = level.types.map(({ label }) => label);
    const backward = unseenStatements(scope, { to: level.from, seen: level.seen.keys(), labels }, LIMIT);
    const steps = estimateStatements(call, backward);
    // In a graph of an unknown size, nothing is known to be less.
    if (steps === 0 || steps >= estimateStatements(call, forward)) {
      const rows = await readPerLabel(call, forward, { limit: LIMIT, sizeOf: countTies });
      await yielder.each(tiesIn(rows), ([, far]) => visit(far));
      return countTies(rows) <= MAX_TIES;
    }
    const rows = await readPerLabel(call, backward, { limit: LIMIT });
    await yielder.each(rows, ([id]) => visit(String(id)));
    return rows.length <= MAX_TIES;
  };
}

function addNeighbor(neighbors: Map<string, Set<string>>, one: string, other: string): void {
  const known = neighbors.get(one);
  if (known) known.add(other);
  else neighbors.set(one, new Set([other]));
}
