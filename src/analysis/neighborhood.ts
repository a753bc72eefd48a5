import {
  type Analysis,
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badInput,
} from '../compiler/index.ts';
import { LIMITS } from '../model/index.ts';
import { actorNames, checkActors } from './actors.ts';
import { estimateLevels } from './estimate.ts';
import { linksAmong } from './links.ts';
import { type Radius, reachFrom } from './reach.ts';
import { idsArgument, numberArgument } from './read-arguments.ts';
import { ringsOf } from './rings.ts';
import { actorTypeOf } from './tie-types.ts';
import { readVia } from './via.ts';
import { Yielder } from './yielder.ts';

/** The root field `neighborhood`. */
export const neighborhood: Analysis = {
  check: readNeighborhood,
  find: findNeighborhood,
  // The ties are read once for the search, and once for the links.
  steps: (question, statistics) => {
    const { unit, distance } = readRadius(question);
    // By way of another actor, a hop is two steps.
    const levels = unit === 'HOP' ? 2 * distance : distance;
    return 2 * estimateLevels(question, statistics, 'of', levels);
  },
};

function readNeighborhood(question: AnalysisQuestion) {
  const via = readVia(question);
  const radius = readRadius(question);
  const first = numberArgument(question, 'first', 1, LIMITS.neighborhoodActors);
  return { via, radius, first };
}

function readRadius(question: AnalysisQuestion): Radius {
  const of = idsArgument(question, 'of', 1, LIMITS.neighborhoodStarts);
  const steps = numberArgument(question, 'steps', 1, LIMITS.neighborhoodSteps);
  if ((question.given.hops ?? undefined) === undefined) return { of, unit: 'STEP', distance: steps };
  const hops = numberArgument(question, 'hops', 1, LIMITS.neighborhoodHops);
  // A step is the default, so one step cannot be told from none given.
  if (steps > 1) throw badInput(`${question.path}.steps`, 'cannot be combined with `hops`; give one of them');
  return { of, unit: 'HOP', distance: hops };
}

async function findNeighborhood(call: AnalysisCall): Promise<AnalysisResult> {
  const { via, radius, first } = readNeighborhood(call);
  await checkActors(
    call,
    radius.of.map((id) => ['of', id]),
  );
  const yielder = new Yielder(call);
  const reached = await reachFrom(call, yielder, via, radius);
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
  const rings = await ringsOf(call.model, yielder, reached);
  return { nodes, links, rings, truncated };
}
