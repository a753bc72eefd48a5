import { assignments, node, property } from '../cypher/index.ts';
import { GraphError, type GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { isEmptyGraph } from './reset.ts';
import type { StoredProperties } from './stored/graph-node.ts';

/** The version of the form in which this version stores a graph. Raise it with every change that older graphs lack. */
const FORMAT = 6;

/** The label of the node with a graph's format. Not in the model, so no query returns it. */
export const FORMAT_LABEL = 'EntenteFormat';

/** The properties of that node in a graph of this version. */
export const FORMAT_PROPERTIES: StoredProperties = { id: 'format', version: BigInt(FORMAT) };

/**
 * Refuses a graph that another version stored in a form of its own. An empty graph has any form.
 * @throws {GraphError} QUERY_FAILED
 */
export async function checkFormat(graph: GraphPort, model: Model): Promise<void> {
  const version = await formatOf(graph);
  if (version === FORMAT || (await isEmptyGraph(graph, model))) return;
  const found = version === undefined ? 'no format' : `format ${version}`;
  throw new GraphError(
    'QUERY_FAILED',
    version !== undefined && version > FORMAT
      ? `The graph has ${found}, of a later version of entente; this one reads format ${FORMAT}. Start that version`
      : `The graph has ${found}, so an earlier version of entente wrote it; this one reads format ${FORMAT}. ` +
          'Make it new: `npm run seed -- --reset` deletes what is in it and writes the seed; then import your files again',
  );
}

/** Marks an empty graph as one of this version, and refuses a graph of another, as `checkFormat` does. */
export async function claimFormat(graph: GraphPort, model: Model): Promise<void> {
  await checkFormat(graph, model);
  if ((await formatOf(graph)) === FORMAT) return;
  await graph.write([
    {
      text: `MERGE ${node('f', FORMAT_LABEL, { id: '$id' })} SET ${assignments('f', { version: '$version' })}`,
      params: { id: FORMAT_PROPERTIES.id as string, version: BigInt(FORMAT) },
    },
  ]);
}

/** Reads the format of a graph; undefined if it has none. */
async function formatOf(graph: GraphPort): Promise<number | undefined> {
  const text = `MATCH ${node('f', FORMAT_LABEL)} RETURN ${property('f', 'version')} AS version ORDER BY version LIMIT 1`;
  const [row] = await graph.read({ text, params: {} });
  return row && Number(row[0]);
}
