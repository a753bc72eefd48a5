import type { GraphPort } from '../graph/port.ts';
import type { Model } from '../model/types.ts';
import { conflictNodes, conflictWrites } from './conflict-writes.ts';
import { findConflicts, type StatedValue } from './conflicts.ts';
import type { GraphNode } from './graph-node.ts';
import { indexSpecs } from './index-specs.ts';
import type { Seed } from './read-seed.ts';
import { statedWith } from './stated-values.ts';
import { toWrites } from './writes.ts';

/** How much of the graph a seed makes up, its conflicts included. */
export interface Loaded {
  readonly nodes: number;
  readonly relationships: number;
  readonly statements: number;
}

/**
 * Writes the seed and the conflicts that come of it, in one transaction.
 * Loading it again changes nothing. What an earlier seed held and this one does
 * not stays in the graph, until it is reset.
 * @throws {GraphError} as the port does.
 */
export async function loadSeed(graph: GraphPort, model: Model, seed: Seed): Promise<Loaded> {
  await graph.ensureIndexes(indexSpecs(model));
  const statements = seed.nodes.flatMap(statedValue);
  const stated = await statedWith(graph, model, statements);
  const conflicts = findConflicts(model, stated.statements);
  await graph.write([...toWrites(seed.nodes, model), ...conflictWrites(model, stated.subjects, conflicts)]);
  const nodes = [...seed.nodes, ...conflictNodes(model, conflicts)];
  return {
    nodes: nodes.length,
    relationships: nodes.reduce((sum, node) => sum + node.links.length, 0),
    statements: statements.length,
  };
}

function statedValue({ type, id, properties, links }: GraphNode): readonly StatedValue[] {
  const end = (field: string) => links.find((link) => link.field === field)?.to;
  const [subject, source] = [end('subject'), end('source')];
  if (type !== 'Statement' || subject === undefined || source === undefined) return [];
  const text = (name: string) => String(properties[name]);
  const precision = properties.precision === undefined ? null : text('precision');
  return [{ id, subject, source, property: text('property'), value: text('value'), precision, basis: text('basis') }];
}
