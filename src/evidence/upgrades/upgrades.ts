import { assignments, node, property } from '../../cypher/index.ts';
import { GraphError, type GraphPort, type GraphStatement } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { isEmptyGraph } from '../reset.ts';
import type { StoredProperties } from '../stored/graph-node.ts';
import { formInstants } from './instants.ts';
import { fillTextKeys } from './text-keys.ts';
import { fillUsdAmounts } from './usd-amounts.ts';

/** What brings a graph of an earlier version up to date: in parts, and as often as it is begun. */
interface Upgrade {
  /** What becomes of the graph, in words. */
  readonly what: string;
  readonly run: (graph: GraphPort, model: Model) => Promise<void>;
}

/** In the order of time. A graph's format is how many of them it has had: add to the end, and take none away. */
const UPGRADES: readonly Upgrade[] = [
  { what: 'texts get the keys that they are searched and ordered by', run: fillTextKeys },
  { what: 'instants get the form in which they are in order', run: formInstants },
  { what: 'loans in US dollars get their amount in US dollars', run: fillUsdAmounts },
];

/** The label of the node that says which format a graph has. It is no type of the model: no question finds it. */
export const FORMAT_LABEL = 'EntenteFormat';

/** What that node says of a graph that this version has written. */
export const FORMAT_PROPERTIES: StoredProperties = { id: 'format', version: BigInt(UPGRADES.length) };

/**
 * Makes sure that a graph has the present format: what an earlier version wrote is brought up to date, part by part, and
 * what is broken off is taken up at the next start. Its indexes must be there.
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

/** The format that a graph has. One that is new gets the present one; what says nothing is older than formats are. */
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
