import { node, outgoing, property } from '../../cypher/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { isActor, isFact, type Model, nodeType, relationOf } from '../../model/index.ts';
import { touchedBy } from '../change/closure.ts';
import { readRulings } from '../joins/decisions.ts';
import { settle } from '../projection/settle.ts';
import { conflictWrites } from './conflict-writes.ts';

/** Subjects that are settled at a time. */
const TOGETHER = 200;

/**
 * Writes all conflicts of a graph anew, as they follow from its statements: those that an earlier version stored lack what it
 * did not know. Nothing else is written, and after an interruption it may begin again.
 */
export async function restateConflicts(graph: GraphPort, model: Model): Promise<void> {
  const rulings = await readRulings(graph);
  const subjects = await disputedSubjects(graph, model);
  for (let start = 0; start < subjects.length; start += TOGETHER) {
    const ids = subjects.slice(start, start + TOGETHER);
    const { stored } = await touchedBy(graph, { model, rulings }, { added: [], subjects: ids, isNew: () => false });
    const ranks = new Map(stored.map(({ source, precedence }) => [source, precedence]));
    const { entities } = settle({ model, precedenceOf: (source) => ranks.get(source) ?? 0, rulings }, stored);
    const found = ids.flatMap((id) => entities.get(id)?.conflicts ?? []);
    await graph.write(conflictWrites(model, ids, found));
  }
}

/** The ids of actors and facts that have a conflict. */
async function disputedSubjects(graph: GraphPort, model: Model): Promise<readonly string[]> {
  const conflict = nodeType(model, 'Conflict');
  const { relationship } = relationOf(conflict, 'subject');
  const types = [...model.nodes.values()].filter((type) => isActor(type) || isFact(type));
  const reads = types.map(({ label }) =>
    graph.read({
      text: `MATCH ${node('', conflict.label)}${outgoing(relationship)}${node('n', label)} RETURN DISTINCT ${property('n', 'id')}`,
      params: {},
    }),
  );
  return (await Promise.all(reads)).flat().map(([id]) => String(id));
}
