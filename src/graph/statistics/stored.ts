import { assignments, node, property } from '../../cypher/index.ts';
import type { Statistics } from '../../domain/index.ts';
import type { GraphPort, GraphStatement } from '../port.ts';

/** The label of the node with a graph's statistics. It is not a type of the model, so no query finds it. */
export const STATISTICS_LABEL = 'EntenteStatistics';

const ID = 'statistics';

/** The stored statistics, if any. */
export async function readStored(graph: GraphPort, timeoutMs: number): Promise<Statistics | undefined> {
  const text = `MATCH ${node('s', STATISTICS_LABEL)} WHERE ${property('s', 'id')} = $id RETURN ${property('s', 'json')} LIMIT 1`;
  const [row] = await graph.read({ text, params: { id: ID } }, { timeoutMs });
  return typeof row?.[0] === 'string' ? (JSON.parse(row[0]) as Statistics) : undefined;
}

/** The statement that stores statistics. */
export const storeStatistics = (statistics: Statistics): GraphStatement => ({
  text: `MERGE ${node('s', STATISTICS_LABEL, { id: '$id' })} SET ${assignments('s', { json: '$json' })}`,
  params: { id: ID, json: JSON.stringify(statistics) },
});
