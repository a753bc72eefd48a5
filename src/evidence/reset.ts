import { node } from '../cypher/index.ts';
import { FORMER_LABEL, FORMER_STAMP_LABEL, type GraphPort, MARKER_LABEL, STATISTICS_LABEL } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { ownRelations } from './entries/entry-schema.ts';
import { DECISION_LABEL } from './joins/decisions.ts';

/** The most nodes that one transaction deletes, so that it fits a server's memory. */
const DELETED_AT_ONCE = 5000;

/** Whether the graph has no node of the model's types. */
export async function isEmptyGraph(graph: GraphPort, model: Model): Promise<boolean> {
  const labels = labelsOf(model);
  const counts = labels.map(
    (label, index) => `CALL () { MATCH ${node('n', label)} WITH n LIMIT 1 RETURN count(n) AS c${index} }`,
  );
  const sum = labels.map((_, index) => `c${index}`).join(' + ');
  const [row] = await graph.read({ text: `${counts.join(' ')} RETURN ${sum}`, params: {} });
  return row?.[0] === 0;
}

/** The labels of what is stored beside the model's types. */
export const OWN_LABELS: readonly string[] = [
  MARKER_LABEL,
  DECISION_LABEL,
  FORMER_LABEL,
  FORMER_STAMP_LABEL,
  STATISTICS_LABEL,
];

/**
 * Deletes all nodes of the model's types and what is kept beside them, such as import markers, and nothing else. Nodes
 * with outgoing relationships go first, so that no transaction deletes a country together with a million loans.
 */
export async function resetGraph(graph: GraphPort, model: Model): Promise<void> {
  for (const label of [...deletionOrder(model), ...OWN_LABELS]) {
    const count = { text: `MATCH ${node('n', label)} RETURN count(n)`, params: {} };
    const [row] = await graph.read(count);
    const batches = Math.ceil(Number(row?.[0] ?? 0) / DELETED_AT_ONCE);
    for (let batch = 0; batch < batches; batch += 1) {
      await graph.write([
        {
          text: `MATCH ${node('n', label)} WITH n LIMIT $limit DETACH DELETE n`,
          params: { limit: BigInt(DELETED_AT_ONCE) },
        },
      ]);
    }
  }
}

function deletionOrder(model: Model): readonly string[] {
  const types = [...model.nodes.values(), ...model.parts.values()];
  // A source may be part of another; a relation to its own type does not matter for the order.
  const ties = types.filter((type) => ownRelations(type).some(({ target }) => target !== type.name));
  return [...new Set([...ties, ...types])].map(({ label }) => label);
}

const labelsOf = (model: Model): readonly string[] =>
  [...model.nodes.values(), ...model.parts.values()].map((type) => type.label);
