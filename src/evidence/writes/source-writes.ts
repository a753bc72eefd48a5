import { assignments, batched, incoming, node, property } from '../../cypher/index.ts';
import { admits, clearanceIn, highestOf } from '../../domain/index.ts';
import { GraphError, type GraphPort, type GraphStatement } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import { clearanceOfGraph } from '../format.ts';
import { OF_IMPORT_PROPERTY } from '../statements/read-statements.ts';
import type { GraphNode } from '../stored/graph-node.ts';
import { giveNotice } from './notice.ts';
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
  const clearances = sources.map(({ properties }) => clearanceIn(properties));
  for (const [index, clearance] of clearances.entries()) {
    if (admits(own, clearance)) continue;
    throw new GraphError(
      'QUERY_FAILED',
      `${sources[index]?.id} has the clearance ${clearance}, and the graph is for sources up to ${own}: nothing of it was written`,
    );
  }
  const notice = await giveNotice(graph, model, highestOf(clearances));
  return [...replacingWrites(sources, model), ...citedWrites(sources, model), ...notice];
}

/** Gives the sources that the rows of a data set cite its clearance, if that has changed. */
function citedWrites(sources: readonly GraphNode[], model: Model): readonly GraphStatement[] {
  const type = nodeType(model, 'Source');
  const cited = `${node('o', type.label, { id: 'r.id' })}${incoming(relationOf(type, 'partOf').relationship)}${node('s', type.label)}`;
  const own = sources.filter(({ properties }) => properties[OF_IMPORT_PROPERTY] === undefined);
  return batched(
    `MATCH ${cited} WHERE ${property('s', OF_IMPORT_PROPERTY)} = r.id AND ${property('s', 'clearance')} <> r.clearance ` +
      `SET ${assignments('s', { clearance: 'r.clearance' })}`,
    own.map(({ id, properties }) => ({ id, clearance: clearanceIn(properties) })),
  );
}
