import { assignments, node, properties, property } from '../cypher/index.ts';
import { GraphError, type GraphPort } from '../graph/index.ts';
import { keptNames, keptRelations, type Model } from '../model/index.ts';
import { isEmptyGraph } from './reset.ts';
import type { StoredProperties } from './stored/graph-node.ts';

/** The version of the form in which this version stores a graph. Raise it with every change that older graphs lack. */
const FORMAT = 7;

/**
 * The earliest version that this one takes over as it is: nothing in such a graph is kept in an order yet. The version that
 * wrote it does not know what to take back, so it may not write to the graph from then on.
 */
const TAKEN_OVER = 6;

/** The label of the node with a graph's format. Not in the model, so no query returns it. */
export const FORMAT_LABEL = 'EntenteFormat';

/** The properties of that node in a graph of this version. */
export const FORMAT_PROPERTIES: StoredProperties = { id: 'format', version: BigInt(FORMAT) };

/**
 * Refuses a graph that another version stored in a form of its own. An empty graph has any form.
 * @throws {GraphError} QUERY_FAILED
 */
export async function checkFormat(graph: GraphPort, model: Model): Promise<void> {
  const version = (await formatOf(graph))?.version;
  if (version !== undefined && version >= TAKEN_OVER && version <= FORMAT) return;
  if (await isEmptyGraph(graph, model)) return;
  const found = version === undefined ? 'no format' : `format ${version}`;
  throw new GraphError(
    'QUERY_FAILED',
    version !== undefined && version > FORMAT
      ? `The graph has ${found}, of a later version of entente; this one reads format ${FORMAT}. Start that version`
      : `The graph has ${found}, so an earlier version of entente wrote it; this one reads format ${FORMAT}. ` +
          'Make it new: `npm run seed -- --reset` deletes what is in it and writes the seed; then import your files again',
  );
}

/**
 * Marks a graph as one of this version that is empty or can be taken over, and refuses others, as `checkFormat` does. What
 * nodes keep by a model with other orders goes: who writes by this model does not take it back.
 */
export async function claimFormat(graph: GraphPort, model: Model): Promise<void> {
  await checkFormat(graph, model);
  const found = await formatOf(graph);
  const relations = keptRelations(model);
  const kept = relations.map((one) => [one.label, one.flag, ...keptNames(one)].join(' '));
  if (found?.version === FORMAT && found.kept.join() === kept.join()) return;
  const others = (found?.kept ?? []).filter((one) => !kept.includes(one)).map((one) => one.split(' '));
  await graph.write([
    ...others.map(([label = '', flag = '']) => ({
      text: `MATCH ${node('p', label)} WHERE ${property('p', flag)} SET ${assignments('p', { [flag]: 'null' })}`,
      params: {},
    })),
    // Neo4j locks no node for taking back a property of a name that it has never stored, so the flags are stored here.
    {
      text: `MERGE ${node('f', FORMAT_LABEL, { id: '$id' })} SET ${assignments('f', {
        ...Object.fromEntries(relations.map(({ flag }) => [flag, 'false'])),
        ...{ version: '$version', kept: '$kept' },
      })}`,
      params: { id: FORMAT_PROPERTIES.id as string, version: BigInt(FORMAT), kept },
    },
  ]);
}

interface Format {
  readonly version: number;
  /** What nodes may keep: for each relation, the label, the flag and what it keeps. */
  readonly kept: readonly string[];
}

/** Reads the format of a graph; undefined if it has none. */
async function formatOf(graph: GraphPort): Promise<Format | undefined> {
  const text = `MATCH ${node('f', FORMAT_LABEL)} RETURN ${properties('f', ['version', 'kept'])} ORDER BY ${property('f', 'version')} LIMIT 1`;
  const [row] = await graph.read({ text, params: {} });
  return row && { version: Number(row[0]), kept: ((row[1] ?? []) as readonly unknown[]).map(String) };
}
