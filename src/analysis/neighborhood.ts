import type { AnalysisCall, AnalysisQuestion, AnalysisResult } from '../compiler/index.ts';
import { checkActors, namesOf } from './actors.ts';
import { MAX_SEEN, MAX_TIES } from './bounds.ts';
import { idsArgument, numberArgument } from './call.ts';
import { actorTypeOf } from './ends.ts';
import { linkId } from './link-id.ts';
import { readLabels } from './read-labels.ts';
import { linksStatements, tiesIn, tiesRead, tiesStatements } from './ties.ts';
import { Turns } from './turns.ts';
import { readVia, type Via } from './via.ts';

const MAX_BEGINNINGS = 20;
const MAX_STEPS = 4;
const MAX_NODES = 2_000;
const MAX_LINKS = 10_000;

/** Actors by id: how far each is away, and which it is tied to. */
interface Surroundings {
  readonly distances: Map<string, number>;
  readonly neighbors: Map<string, Set<string>>;
  gaveUp: boolean;
}

/** What is asked for. */
export function readNeighborhood(question: AnalysisQuestion) {
  const via = readVia(question);
  const of = idsArgument(question, 'of', 1, MAX_BEGINNINGS);
  const steps = numberArgument(question, 'steps', 1, MAX_STEPS);
  const first = numberArgument(question, 'first', 1, MAX_NODES);
  return { via, of, steps, first };
}

/** The root field `neighborhood`. */
export async function neighborhood(call: AnalysisCall): Promise<AnalysisResult> {
  const { via, of, steps, first } = readNeighborhood(call);
  await checkActors(
    call,
    of.map((id) => ['of', id]),
  );
  const turns = new Turns(call);
  const around = await lookAround(call, turns, via, of, steps);
  const degree = (id: string): number => around.neighbors.get(id)?.size ?? 0;
  const distance = (id: string): number => around.distances.get(id) ?? 0;
  const ranked = await turns.sort(
    [...around.distances.keys()],
    // Where some are cut off, the best connected stay; those that were asked about come first in any case.
    (one, other) =>
      Number(distance(other) === 0) - Number(distance(one) === 0) ||
      degree(other) - degree(one) ||
      (one < other ? -1 : 1),
  );
  const chosen = ranked.slice(0, first);
  const { links, cut } = await linksBetween(call, turns, via, chosen);
  const names = await namesOf(call, chosen);
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
  const left = ranked.length - chosen.length;
  const truncated = left > 0 || cut || around.gaveUp ? { nodes: left, links: cut, gaveUp: around.gaveUp } : null;
  return { nodes, links, truncated };
}

/** Goes so many steps from the actors, and notes who is tied to whom. */
async function lookAround(
  call: AnalysisCall,
  turns: Turns,
  via: Via,
  of: readonly string[],
  steps: number,
): Promise<Surroundings> {
  const around: Surroundings = { distances: new Map(of.map((id) => [id, 0])), neighbors: new Map(), gaveUp: false };
  let frontier: readonly string[] = of;
  for (let step = 1; step <= steps && frontier.length > 0; step++) {
    const limit = MAX_TIES + 1;
    const statements = tiesStatements(call.model, via, frontier, limit);
    const rows = await readLabels(call, statements, { limit, sizeOf: tiesRead });
    const next: string[] = [];
    await turns.each(tiesIn(rows), ([near, far]) => {
      note(around.neighbors, near, far);
      note(around.neighbors, far, near);
      if (around.distances.has(far)) return;
      around.distances.set(far, step);
      next.push(far);
    });
    frontier = next;
    around.gaveUp = tiesRead(rows) > MAX_TIES || around.distances.size > MAX_SEEN;
    if (around.gaveUp) break;
  }
  return around;
}

function note(neighbors: Map<string, Set<string>>, one: string, other: string): void {
  const known = neighbors.get(one);
  if (known) known.add(other);
  else neighbors.set(one, new Set([other]));
}

/** The facts between actors, each pair of its actors once. */
async function linksBetween(
  call: AnalysisCall,
  turns: Turns,
  via: Via,
  actors: readonly string[],
): Promise<{ readonly links: readonly AnalysisResult[]; readonly cut: boolean }> {
  // The first of all are among the first from each label.
  const found = await readLabels(call, linksStatements(call.model, via, actors, MAX_LINKS + 1));
  const rows = (await turns.sort(found as readonly (readonly string[])[], byFact)).slice(0, MAX_LINKS + 1);
  const links = new Map<string, AnalysisResult>();
  for (const [source = '', target = '', fact = '', kind = '', from = '', to = ''] of rows.slice(0, MAX_LINKS)) {
    // Who plays several parts in an event is tied to each of the others once.
    const key = `${fact}\n${[source, target].sort().join('\n')}`;
    if (links.has(key)) continue;
    const id = linkId(fact, [from, source], [to, target]);
    links.set(key, { id, kind, source, target, label: `${from} ${to}`, fact });
  }
  return { links: [...links.values()], cut: rows.length > MAX_LINKS };
}

/** The order of links: by the fact, then by its actors and their roles. */
function byFact(one: readonly string[], other: readonly string[]): number {
  const column = BY_FACT.find((index) => one[index] !== other[index]);
  if (column === undefined) return 0;
  return String(one[column]) < String(other[column]) ? -1 : 1;
}

const BY_FACT = [2, 0, 1, 4, 5];
