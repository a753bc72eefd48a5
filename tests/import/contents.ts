import { DECISION_LABEL } from '../../src/evidence/joins/decisions.ts';
import { RUNS_PROPERTY } from '../../src/evidence/statements/statement.ts';
import { type GraphPort, type GraphRow, MARKER_LABEL } from '../../src/graph/index.ts';
import { model } from './loans.ts';

const labels = [...model.nodes.values(), ...model.parts.values()].map((type) => type.label);

/**
 * All that the graph holds: every node with its properties, every relationship with how often it is there. What tells
 * the runs of an import apart is left out: no question shows it.
 */
export async function contents(graph: GraphPort): Promise<readonly (readonly GraphRow[])[]> {
  const read = (text: string) => graph.read({ text, params: {} });
  const nodes = await Promise.all(
    [...labels, DECISION_LABEL, MARKER_LABEL].map((label) =>
      read(`MATCH (n:\`${label}\`) RETURN properties(n) ORDER BY n.id`),
    ),
  );
  for (const [properties] of nodes.flat()) delete (properties as Record<string, unknown>)[RUNS_PROPERTY];
  return [...nodes, await read('MATCH (a)-[x]->(b) RETURN a.id, type(x), b.id, count(x) ORDER BY a.id, type(x), b.id')];
}
