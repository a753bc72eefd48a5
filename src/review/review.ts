import {
  type FileDecision,
  idTyper,
  KnownIds,
  type Plan,
  pairKey,
  planOf,
  readDecisions,
  rulingsOf,
  undoOf,
} from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { DecisionFile } from './decision-file.ts';
import type { Standing } from './find-proposals.ts';
import { KeepForest } from './proposals/keep-forest.ts';
import { byScore, type Proposal } from './proposals/proposal.ts';
import { readSources } from './read-sources.ts';
import { type FoundOfType, REVIEWED_TYPES, type ReviewedType } from './reviewed-types.ts';

/** The entries that are likely the same. */
export interface Review {
  /** By score, highest first. */
  readonly proposals: readonly Proposal[];
  /** What was found of each type. */
  readonly types: readonly FoundOfType[];
  /** The titles of sources by id. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface ReviewOptions {
  readonly minScore: number;
  readonly types?: readonly ReviewedType[];
  /** The pairs of a decision file. They are not proposed again, and nothing that is proposed contradicts them. */
  readonly pairs?: readonly FileDecision[];
}

/**
 * Finds entries in the graph that are likely the same, except pairs decided on in the graph or in a file.
 * @throws {GraphError} as the port does.
 */
export async function review(
  graph: GraphPort,
  model: Model,
  { minScore, types = REVIEWED_TYPES, pairs = [] }: ReviewOptions,
): Promise<Review> {
  const standing = await standingOf(graph, pairs);
  const sources = await readSources(graph, model);
  const found: FoundOfType[] = [];
  for (const type of types) found.push(await type.find(graph, model, { minScore, standing, sources }));
  return { proposals: found.flatMap(({ proposals }) => proposals).sort(byScore), types: found, titles: sources.titles };
}

async function standingOf(graph: GraphPort, pairs: readonly FileDecision[]): Promise<Standing> {
  const stored = await readDecisions(graph);
  const { into } = rulingsOf(stored);
  const resolved = (id: string): string => into.get(id) ?? id;
  const now = [...stored, ...pairs]
    .map(({ keep, join, decision }) => ({ keep: resolved(keep), join: resolved(join), decision }))
    .filter(({ keep, join }) => keep !== join);
  const different = now.filter(({ decision }) => decision === 'different');
  return {
    same: now.filter(({ decision }) => decision === 'same'),
    different: new Set(different.map(({ keep, join }) => pairKey(keep, join))),
    forest: new KeepForest(now.filter(({ decision }) => decision !== 'different')),
  };
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

/** The decisions of a file that a graph has a use for. */
export interface UsableDecisions {
  readonly file: DecisionFile;
  /** The number of those that are left out. */
  readonly leftOut: number;
}

/**
 * The decisions of a file without those on entries that the graph does not have, which in a lower graph are no mistake.
 * @throws {GraphError} as the port does.
 */
export async function usableDecisions(graph: GraphPort, model: Model, file: DecisionFile): Promise<UsableDecisions> {
  const known = new KnownIds(graph, idTyper(model));
  const present = await known.among(file.pairs.flatMap(({ keep, join }) => [keep, join]));
  const { into } = rulingsOf(await readDecisions(graph));
  const isThere = (id: string): boolean => present.has(id) || into.has(id);
  const isUsable = ({ keep, join, decision }: FileDecision): boolean =>
    decision === 'undecided' || (isThere(keep) && isThere(join));
  // Left in their places, by which problems are named.
  const pairs = file.pairs.map((pair): FileDecision => (isUsable(pair) ? pair : { ...pair, decision: 'undecided' }));
  return { file: { ...file, pairs }, leftOut: file.pairs.filter((pair) => !isUsable(pair)).length };
}

/**
 * Plans to take back the decisions of a file, as far as the graph has them.
 * @throws {GraphError} as the port does.
 */
export const planUndo = async (graph: GraphPort, { pairs }: DecisionFile): Promise<Plan> =>
  undoOf(pairs, await readDecisions(graph));
