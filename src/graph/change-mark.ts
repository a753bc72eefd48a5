import { node, properties, property } from '../cypher/index.ts';
import { readFormerStamp } from './former-ids/stored.ts';
import type { GraphPort } from './port.ts';
import { countNodes } from './statistics/count.ts';

/** The label of the nodes that record how far imports got, each written with the rows it counts. Not in the model. */
export const MARKER_LABEL = 'EntenteImport';

/**
 * A text that differs after each change of the graph: every import moves its node, every decision on what is the same
 * leaves a stamp, and what else adds or removes nodes changes their numbers.
 */
export async function readChangeMark(graph: GraphPort, labels: readonly string[], timeoutMs: number): Promise<string> {
  const imports = `MATCH ${node('m', MARKER_LABEL)} WITH m ORDER BY ${property('m', 'id')} RETURN ${properties('m', ['id', 'run', 'row', 'finished'])}`;
  return JSON.stringify([
    await graph.read({ text: imports, params: {} }, { timeoutMs }),
    await readFormerStamp(graph),
    await countNodes(graph, labels, timeoutMs),
  ]);
}
