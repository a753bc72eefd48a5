import { admits, clearanceIn } from '../../domain/index.ts';
import { GraphError, type GraphPort, type GraphStatement } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { clearanceOfGraph } from '../format.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import { replacingWrites } from './replacing-writes.ts';

/**
 * The writes of sources, to be run before those of what they state. The only way for a source into a graph: what no source
 * in it states has no place there, so what a graph must not hold is refused here.
 * @throws {GraphError} QUERY_FAILED if one is above the clearance that the graph is for.
 */
export async function sourceWrites(
  graph: GraphPort,
  sources: readonly GraphNode[],
  model: Model,
): Promise<readonly GraphStatement[]> {
  if (sources.length === 0) return [];
  const own = await clearanceOfGraph(graph);
  for (const { id, properties } of sources) {
    const clearance = clearanceIn(properties);
    if (admits(own, clearance)) continue;
    throw new GraphError(
      'QUERY_FAILED',
      `${id} has the clearance ${clearance}, and the graph is for sources up to ${own}: nothing of it was written`,
    );
  }
  return replacingWrites(sources, model);
}
