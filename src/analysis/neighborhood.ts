import {
  type Analysis,
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badInput,
} from '../compiler/index.ts';
import { together } from '../graph/index.ts';
import { LIMITS } from '../model/index.ts';
import { actorNames, checkActors } from './actors.ts';
import { AllianceSizes } from './alliance-sizes.ts';
import { estimateLevels } from './estimate.ts';
import { markOthers } from './fact-values.ts';
import { linksAmong, NO_LINKS } from './links.ts';
import { type Radius, type ReachedActors, reachFrom } from './reach.ts';
import { idsArgument, numberArgument } from './read-arguments.ts';
import { ringsOf } from './rings.ts';
import { actorTypeOf } from './tie-types.ts';
import { checkSources } from './totals/sources.ts';
import { readVia } from './via.ts';
import { readReached, readTies } from './widen.ts';
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
    const times = hasLinks(question) ? 2 : 1;
    return times * estimateLevels(question, statistics, 'of', levels);
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
  await together([
    checkActors(
      call,
      radius.of.map((id) => ['of', id]),
    ),
    checkSources(call, via.sources),
  ]);
  const yielder = new Yielder(call);
  const neighbors = new Map<string, Set<string>>();
  const sizes = new AllianceSizes(call, via);
  const widen = isDrawn(call) ? readTies(call, yielder, sizes, neighbors) : readReached(call, yielder, sizes);
  const reached = await reachFrom(call.model, radius, widen);
  const rings = await ringsOf(call.model, yielder, reached);
  const { gaveUp } = reached;
  if (!isDrawn(call)) return { rings, truncated: gaveUp ? { gaveUp } : null };
  const { nodes, links, more, cut } = await draw(call, yielder, sizes, { ...reached, neighbors, first });
  const truncated = more > 0 || cut || gaveUp ? { nodes: more, links: cut, gaveUp } : null;
  const drawn = links.map(({ fact }) => String(fact));
  const fromOthers = await markOthers(call, drawn, via.sources);
  return { nodes, links, rings, truncated, fromOthers };
}

/** Whether more is asked for than rings. Then all ties are read, since the best connected actors stay. */
const isDrawn = (question: AnalysisQuestion): boolean => isSelected(question, 'nodes') || hasLinks(question);

/** Whether links are asked for, or what only they tell. */
const hasLinks = (question: AnalysisQuestion): boolean =>
  ['links', 'truncated', 'fromOthers'].some((name) => isSelected(question, name));

const isSelected = ({ selected }: AnalysisQuestion, name: string): boolean => selected.has(name);

interface Found extends Pick<ReachedActors, 'distances'> {
  readonly neighbors: ReadonlyMap<string, ReadonlySet<string>>;
  readonly first: number;
}

/** The actors that stay, and the facts among them. */
async function draw(
  call: AnalysisCall,
  yielder: Yielder,
  sizes: AllianceSizes,
  { distances, neighbors, first }: Found,
) {
  const degree = (id: string): number => neighbors.get(id)?.size ?? 0;
  const distance = (id: string): number => distances.get(id) ?? 0;
  const ranked = await yielder.sort(
    [...distances.keys()],
    // The actors asked about always stay; of the others, the best connected.
    (one, other) =>
      Number(distance(other) === 0) - Number(distance(one) === 0) ||
      degree(other) - degree(one) ||
      (one < other ? -1 : 1),
  );
  const chosen = ranked.slice(0, first);
  const { links, cut } = hasLinks(call) ? await linksAmong(call, yielder, sizes, chosen) : NO_LINKS;
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
  return { nodes, links, cut, more: ranked.length - chosen.length };
}
