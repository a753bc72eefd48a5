import {
  conflictNodes,
  conflictWrites,
  fillingWrites,
  findConflicts,
  type GraphNode,
  indexSpecs,
  LIST_NAMES,
  readJoins,
  renamedNodes,
  replacingWrites,
  type Statement,
  statedWith,
  valuesIn,
} from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { Seed } from './read-seed.ts';

/** The size of a seed in the graph, its conflicts included. */
export interface Loaded {
  readonly nodes: number;
  readonly relationships: number;
  readonly statements: number;
}

/**
 * Writes the seed and its conflicts in one transaction. Idempotent. What only an earlier seed held stays until a reset.
 * Entries under an id that was joined away go to the id that is kept.
 * @throws {GraphError} as the port does.
 */
export async function loadSeed(graph: GraphPort, model: Model, seed: Seed): Promise<Loaded> {
  await graph.ensureIndexes(indexSpecs(model));
  const { whole, kept } = renamedNodes(seed.nodes, await readJoins(graph));
  const stated = await statedWith(graph, model, whole.flatMap(valuesOf));
  const conflicts = findConflicts(model, stated.statements);
  await graph.write([
    ...fillingWrites(kept, model),
    ...replacingWrites(whole, model),
    ...conflictWrites(model, stated.subjects, conflicts),
  ]);
  const nodes = [...kept, ...whole, ...conflictNodes(model, conflicts)];
  return {
    nodes: nodes.length,
    relationships: nodes.reduce((sum, node) => sum + node.links.length, 0),
    statements: whole.filter(({ type }) => type === 'Statement').length,
  };
}

/** The values that a statement gives. */
function valuesOf({ type, id, properties, links }: GraphNode): readonly Statement[] {
  const end = (field: string) => links.find((link) => link.field === field)?.to;
  const [subject, source] = [end('subject'), end('source')];
  if (type !== 'Statement' || subject === undefined || source === undefined) return [];
  const basis = String(properties.basis);
  return valuesIn(LIST_NAMES.map((name) => properties[name])).map(({ property, value, precision }) => ({
    ...{ id, subject, source, basis },
    ...{ property, value, precision },
  }));
}
