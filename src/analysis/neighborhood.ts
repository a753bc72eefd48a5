import type { Analysis, AnalysisCall, AnalysisQuestion, AnalysisResult } from '../compiler/index.ts';
import { LIMITS } from '../model/index.ts';
import { actorNames, checkActors } from './actors.ts';
import { estimateLevels } from './estimate.ts';
import { linksAmong } from './links.ts';
import { idsArgument, numberArgument } from './read-arguments.ts';
import { MAX_TIES, MAX_VISITED } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import { countTies, neighborStatements, tiesIn } from './tie-statements.ts';
import { actorTypeOf } from './tie-types.ts';
import { readVia, type Via } from './via.ts';
import { Yielder } from './yielder.ts';

/** The root field `neighborhood`. */
export const neighborhood: Analysis = {
  check: readNeighborhood,
  find: findNeighborhood,
  // The ties are read once for the search, and once for the links.
  steps: (question, statistics) => 2 * estimateLevels(question, statistics, 'of', Number(question.given.steps)),
};

function readNeighborhood(question: AnalysisQuestion) {
  const via = readVia(question);
  const of = idsArgument(question, 'of', 1, LIMITS.neighborhoodStarts);
  const steps = numberArgument(question, 'steps', 1, LIMITS.neighborhoodSteps);
  const first = numberArgument(question, 'first', 1, LIMITS.neighborhoodActors);
  return { via, of, steps, first };
}

async function findNeighborhood(call: AnalysisCall): Promise<AnalysisResult> {
  const { via, of, steps, first } = readNeighborhood(call);
  await checkActors(
    call,
    of.map((id) => ['of', id]),
  );
  const yielder = new Yielder(call);
  const reached = await reachFrom(call, yielder, via, { of, steps });
  const degree = (id: string): number => reached.neighbors.get(id)?.size ?? 0;
  const distance = (id: string): number => reached.distances.get(id) ?? 0;
  const ranked = await yielder.sort(
    [...reached.distances.keys()],
    // The actors asked about always stay; of the others, the best connected.
    (one, other) =>
      Number(distance(other) === 0) - Number(distance(one) === 0) ||
      degree(other) - degree(one) ||
      (one < other ? -1 : 1),
  );
  const chosen = ranked.slice(0, first);
  const { links, cut } = await linksAmong(call, yielder, via, chosen);
  const names = await actorNames(call, chosen);
  const nodes = chosen
    .toSorted((one, other) => distance(one) - distance(other) || degree(other) - degree(one) || (one < other ? -1 : 1))
    .map((id) => ({
      actorId: id,
      kind: actorTypeOf(call.model, id)?.name,
      label: names.get(id) ?? id,
      degree: degree(id),
      distance: distance(id),
      actor: id,
    }));
  const more = ranked.length - chosen.length;
  const truncated = more > 0 || cut || reached.gaveUp ? { nodes: more, links: cut, gaveUp: reached.gaveUp } : null;
  return { nodes, links, truncated };
}

/** The actors that a search reached: their distances, and to which others they are tied. */
interface ReachedActors {
  readonly distances: Map<string, number>;
  readonly neighbors: Map<string, Set<string>>;
  gaveUp: boolean;
}

interface SearchStart {
  readonly of: readonly string[];
  readonly steps: number;
}

/** Follows ties from the actors for a number of steps. */
async function reachFrom(
  call: AnalysisCall,
  yielder: Yielder,
  via: Via,
  { of, steps }: SearchStart,
): Promise<ReachedActors> {
  const reached: ReachedActors = { distances: new Map(of.map((id) => [id, 0])), neighbors: new Map(), gaveUp: false };
  let frontier: readonly string[] = of;
  for (let step = 1; step <= steps && frontier.length > 0; step++) {
    const limit = MAX_TIES + 1;
    const statements = neighborStatements({ model: call.model, via }, frontier, limit);
    const rows = await readPerLabel(call, statements, { limit, sizeOf: countTies });
    const next: string[] = [];
    await yielder.each(tiesIn(rows), ([near, far]) => {
      addNeighbor(reached.neighbors, near, far);
      addNeighbor(reached.neighbors, far, near);
      if (reached.distances.has(far)) return;
      reached.distances.set(far, step);
      next.push(far);
    });
    frontier = next;
    reached.gaveUp = countTies(rows) > MAX_TIES || reached.distances.size > MAX_VISITED;
    if (reached.gaveUp) break;
  }
  return reached;
}

function addNeighbor(neighbors: Map<string, Set<string>>, one: string, other: string): void {
  const known = neighbors.get(one);
  if (known) known.add(other);
  else neighbors.set(one, new Set([other]));
}
