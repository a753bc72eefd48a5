import { assignments, batched, node, outgoing, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import { isFact, type Model, type NodeType } from '../../model/index.ts';
import { conflictWrites } from '../conflicts/conflict-writes.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import type { Noted } from '../marks/tally.ts';
import { storedStatements } from '../statements/stored-statements.ts';
import { storedType, typeOfId } from '../stored/graph-node.ts';
import { WITHDRAWAL_TIMEOUT_MS, WITHDRAWN_AT_ONCE, type Withdrawal } from './withdrawal.ts';

/** On a fact, the source whose statement was withdrawn from it. Not in the model, so no query returns it. */
const LEFT_PROPERTY = 'importLeft';

/** Marks facts that lost a statement of the source: once all statements are withdrawn, they may have none left. */
export function leftWrites(model: Model, subjects: readonly string[], source: string): readonly GraphStatement[] {
  const facts = [...groupBy(subjects, (id) => typeOfId(model, id))].filter(([type]) => isFact(type));
  return facts.flatMap(([type, ids]) =>
    batched(
      `MATCH ${node('n', type.label, { id: 'r' })} SET ${assignments('n', { [LEFT_PROPERTY]: '$source' })}`,
      ids,
      {
        text: '',
        params: { source },
      },
    ),
  );
}

/**
 * Deletes marked facts that no statement is left on, and unmarks the others. One part at a time: write it, then ask for
 * the next, until there is none.
 */
export async function nextDeletion(graph: GraphPort, model: Model, source: string): Promise<Withdrawal | undefined> {
  for (const type of [...model.nodes.values()].filter(isFact)) {
    const text = `${leftFacts(type)} LIMIT $limit`;
    const rows = await graph.read(
      { text, params: { source, limit: BigInt(WITHDRAWN_AT_ONCE) } },
      { timeoutMs: WITHDRAWAL_TIMEOUT_MS },
    );
    if (rows.length === 0) continue;
    const ids = rows.map(([id]) => String(id));
    const stated = new Set((await storedStatements(graph, model, ids)).map(({ subject }) => subject));
    const unstated = ids.filter((id) => !stated.has(id));
    return {
      writes: [
        ...batched(`MATCH ${node('n', type.label, { id: 'r' })} REMOVE ${property('n', LEFT_PROPERTY)}`, [...stated]),
        ...conflictWrites(model, unstated, []),
        ...deletions(model, type, unstated),
      ],
      statements: 0,
      facts: unstated.length,
      noted: unstated.map((id) => deletedNote(model, id)),
    };
  }
  return undefined;
}

/** Finds the marked facts of a type. */
const leftFacts = ({ label }: NodeType): string =>
  `MATCH ${node('n', label)} WHERE ${property('n', LEFT_PROPERTY)} = $source RETURN ${property('n', 'id')}`;

/** The ids of marked facts, which an interrupted import may have left. */
export async function markedFacts(graph: GraphPort, model: Model, source: string): Promise<readonly string[]> {
  const reads = [...model.nodes.values()].filter(isFact).map((type) => ({
    text: leftFacts(type),
    params: { source },
  }));
  const rows = await Promise.all(reads.map((read) => graph.read(read, { timeoutMs: WITHDRAWAL_TIMEOUT_MS })));
  return rows.flat().map(([id]) => String(id));
}

/** A note for the report that a fact is deleted. */
export const deletedNote = (model: Model, id: string): Noted => ({
  of: 'deleted',
  reason: typeOfId(model, id).name.toLowerCase(),
  example: [0, id],
});

/** Deletes facts with the parts that they own. */
function deletions(model: Model, type: NodeType, ids: readonly string[]): readonly GraphStatement[] {
  const parts = ownRelations(type).filter(({ target }) => model.parts.has(target));
  return [
    ...parts.flatMap(({ relationship, target }) =>
      batched(
        `MATCH ${node('', type.label, { id: 'r' })}${outgoing(relationship)}${node('p', storedType(model, target).label)} DETACH DELETE p`,
        ids,
      ),
    ),
    ...batched(`MATCH ${node('n', type.label, { id: 'r' })} DETACH DELETE n`, ids),
  ];
}
