import { assignments, node, property } from '../../cypher/index.ts';
import { GraphError, type GraphPort, type GraphStatement } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { isEmptyGraph } from '../reset.ts';
import type { StoredProperties } from '../stored/graph-node.ts';
import { formInstants } from './instants.ts';
import { fillTextKeys } from './text-keys.ts';
import { fillUsdAmounts } from './usd-amounts.ts';

/** One step that brings a graph of an earlier version up to date. It writes in parts and may be repeated. */
interface Upgrade {
  /** The effect, in words. */
  readonly what: string;
  readonly run: (graph: GraphPort, model: Model) => Promise<void>;
}

/** Oldest first. A graph's format is how many of them it has had: only append. */
const UPGRADES: readonly Upgrade[] = [
  { what: 'texts get the keys that they are searched and ordered by', run: fillTextKeys },
  { what: 'instants get the form in which they are in order', run: formInstants },
  { what: 'loans in US dollars get their amount in US dollars', run: fillUsdAmounts },
];

/** The label of the node with a graph's format. Not in the model, so no query returns it. */
export const FORMAT_LABEL = 'EntenteFormat';

/** The properties of that node in a graph of this version. */
export const FORMAT_PROPERTIES: StoredProperties = { id: 'format', version: BigInt(UPGRADES.length) };

/**
 * Brings a graph that an earlier version wrote up to date, step by step; an interrupted upgrade continues at the next
 * start. The graph's indexes must exist.
 * @throws {GraphError} QUERY_FAILED where a later version wrote the graph.
 */
export async function upgradeGraph(graph: GraphPort, model: Model, say: (line: string) => void): Promise<void> {
  const version = await formatOf(graph, model);
  if (version > UPGRADES.length) {
    const message = `The graph has format ${version}, of a later version of entente; this one knows ${UPGRADES.length}`;
    throw new GraphError('QUERY_FAILED', message);
  }
  for (const [index, { what, run }] of UPGRADES.entries()) {
    if (index < version) continue;
    say(`An earlier version wrote the graph; it is brought up to date: ${what} …`);
    const start = performance.now();
    await run(graph, model);
    await graph.write([formatWrite(index + 1)]);
    say(`The graph has format ${index + 1} now, after ${Math.ceil((performance.now() - start) / 1000)} s`);
  }
}

/** Reads the format of a graph. An empty graph gets the current one; a graph without the node is older than formats. */
async function formatOf(graph: GraphPort, model: Model): Promise<number> {
  const text = `MATCH ${node('f', FORMAT_LABEL)} RETURN ${property('f', 'version')} AS version ORDER BY version LIMIT 1`;
  const [row] = await graph.read({ text, params: {} });
  if (row) return Number(row[0]);
  if (!(await isEmptyGraph(graph, model))) return 0;
  await graph.write([formatWrite(UPGRADES.length)]);
  return UPGRADES.length;
}

const formatWrite = (version: number): GraphStatement => ({
  text: `MERGE ${node('f', FORMAT_LABEL, { id: '$id' })} SET ${assignments('f', { version: '$version' })}`,
  params: { id: FORMAT_PROPERTIES.id as string, version: BigInt(version) },
});
