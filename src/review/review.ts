import { idTyper, joinsOf, KnownIds, type Plan, pairKey, planOf, readDecisions } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { DecisionFile } from './decision-file.ts';
import { type FoundPairs, findPairs } from './pairs.ts';
import { readPersons } from './read-persons.ts';

/** What a review found, and among how many persons. */
export interface Review extends FoundPairs {
  readonly persons: number;
}

/**
 * The likely same persons of the graph on whom nobody has decided, neither there nor in the pairs of `decided`.
 * @throws {GraphError} as the port does.
 */
export async function review(
  graph: GraphPort,
  model: Model,
  least: number,
  decided: DecisionFile['pairs'] = [],
): Promise<Review> {
  const stored = await readDecisions(graph);
  const { into } = joinsOf(stored);
  const resolved = (id: string): string => into.get(id) ?? id;
  const all = [...stored, ...decided.filter(({ decision }) => decision !== 'undecided')];
  const keys = new Set(all.map(({ keep, join }) => pairKey(resolved(keep), resolved(join))));
  const { persons, titles } = await readPersons(graph, model);
  const found = findPairs(persons, { least, titles, isDecided: (one, other) => keys.has(pairKey(one, other)) });
  return { ...found, persons: persons.length };
}

/**
 * What the decisions of a file come to in the graph.
 * @throws {ImportError} with all that speaks against them, each with its line and column.
 * @throws {GraphError} as the port does.
 */
export async function planDecisions(graph: GraphPort, model: Model, { pairs, fault }: DecisionFile): Promise<Plan> {
  const known = new KnownIds(graph, idTyper(model));
  const present = await known.among(pairs.flatMap(({ keep, join }) => [keep, join]));
  const plan = planOf(model, pairs, { present, decisions: await readDecisions(graph) });
  if ('groups' in plan) return plan;
  throw fault(plan);
}
