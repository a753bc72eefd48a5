import { idTyper, joinsOf, KnownIds, type Plan, pairKey, planOf, readDecisions } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { DecisionFile } from './decision-file.ts';
import { type FoundPairs, findPairs } from './pairs.ts';
import { readPersons } from './read-persons.ts';

/** The likely pairs, and the number of persons among whom they were found. */
export interface Review extends FoundPairs {
  readonly persons: number;
}

/**
 * Finds persons in the graph that are likely the same, except pairs decided on in the graph or in `decided`.
 * @throws {GraphError} as the port does.
 */
export async function review(
  graph: GraphPort,
  model: Model,
  minScore: number,
  decided: DecisionFile['pairs'] = [],
): Promise<Review> {
  const stored = await readDecisions(graph);
  const { into } = joinsOf(stored);
  const resolved = (id: string): string => into.get(id) ?? id;
  const all = [...stored, ...decided.filter(({ decision }) => decision !== 'undecided')];
  const keys = new Set(all.map(({ keep, join }) => pairKey(resolved(keep), resolved(join))));
  const { persons, titles } = await readPersons(graph, model);
  const found = findPairs(persons, { minScore, titles, isDecided: (one, other) => keys.has(pairKey(one, other)) });
  return { ...found, persons: persons.length };
}

/**
 * Plans what the decisions of a file change in the graph.
 * @throws {ImportError} naming each decision that cannot be applied, with its line and column.
 * @throws {GraphError} as the port does.
 */
export async function planDecisions(graph: GraphPort, model: Model, { pairs, fault }: DecisionFile): Promise<Plan> {
  const known = new KnownIds(graph, idTyper(model));
  const present = await known.among(pairs.flatMap(({ keep, join }) => [keep, join]));
  const plan = planOf(model, pairs, { present, decisions: await readDecisions(graph) });
  if ('groups' in plan) return plan;
  throw fault(plan);
}
