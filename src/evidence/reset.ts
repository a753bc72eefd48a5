import { node } from '../cypher/index.ts';
import { type GraphPort, STATISTICS_LABEL } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { ownRelations } from './entries/entry-schema.ts';
import { DECISION_LABEL } from './joins/decisions.ts';
import { MARKER_LABEL } from './marks/marker.ts';

/** Nodes that one transaction deletes at most, so that it fits a server's memory. */
const DELETED_AT_ONCE = 5000;

/** Whether the graph holds no node of any of the model's types. */
export async function isEmptyGraph(graph: GraphPort, model: Model): Promise<boolean> {
  const labels = labelsOf(model);
  const counts = labels.map(
    (label, index) => `CALL () { MATCH ${node('n', label)} WITH n LIMIT 1 RETURN count(n) AS c${index} }`,
  );
  const sum = labels.map((_, index) => `c${index}`).join(' + ');
  const [row] = await graph.read({ text: `${counts.join(' ')} RETURN ${sum}`, params: {} });
  return row?.[0] === 0;
}

/**
 * Deletes all nodes of the model's types with their relationships, the marks of imports, what was decided on pairs and
 * the statistics, and nothing else. What relationships leave goes first: a country that a million loans are tied to goes by itself, when
 * they are gone.
 */
export async function resetGraph(graph: GraphPort, model: Model): Promise<void> {
  for (const label of [...deletionOrder(model), MARKER_LABEL, DECISION_LABEL, STATISTICS_LABEL]) {
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
  // A source may be part of another; that ties it to none but its own.
  const ties = types.filter((type) => ownRelations(type).some(({ target }) => target !== type.name));
  return [...new Set([...ties, ...types])].map(({ label }) => label);
}

const labelsOf = (model: Model): readonly string[] =>
  [...model.nodes.values(), ...model.parts.values()].map((type) => type.label);
