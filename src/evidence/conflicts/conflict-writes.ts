import { batched, incoming, node, outgoing, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphStatement } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import { partId } from '../entries/entry-nodes.ts';
import type { FoundConflict } from '../projection/disagreement.ts';
import { type GraphNode, storedType, typeOfId } from '../stored/graph-node.ts';
import { replacingWrites } from '../writes/replacing-writes.ts';

/** The nodes of conflicts: one per conflict, and one per value. */
export function conflictNodes(model: Model, conflicts: readonly FoundConflict[]): readonly GraphNode[] {
  return conflicts.flatMap((conflict): GraphNode[] => {
    const id = conflictId(conflict);
    const values = conflict.values.map((found, position): GraphNode => {
      const { value, precision, sources, ours, because, statements } = found;
      const valueId = partId(id, 'values', position);
      const known = { ...(precision !== null && { precision }), ...(because !== null && { because }) };
      return {
        type: 'ConflictValue',
        id: valueId,
        properties: { id: valueId, value, ...known, sources: BigInt(sources), ours, position: BigInt(position) },
        links: statements.map((to) => ({ field: 'statements', type: 'Statement', to, properties: {} })),
      };
    });
    const subject = typeOfId(model, conflict.subject).name;
    return [
      {
        type: 'Conflict',
        id,
        properties: { id, property: conflict.property, sources: BigInt(conflict.sources) },
        links: [
          { field: 'subject', type: subject, to: conflict.subject, properties: {} },
          ...values.map((value) => ({ field: 'values', type: value.type, to: value.id, properties: {} })),
        ],
      },
      ...values,
    ];
  });
}

/** Writes these conflicts, and removes all others about the same subjects. */
export function conflictWrites(
  model: Model,
  subjects: readonly string[],
  conflicts: readonly FoundConflict[],
): readonly GraphStatement[] {
  const bySubject = groupBy(conflicts, (conflict) => conflict.subject);
  const byType = [...groupBy(subjects, (id) => typeOfId(model, id))];
  const rows = (ids: readonly string[]) => ids.map((id) => ({ id, keep: (bySubject.get(id) ?? []).map(conflictId) }));
  return [
    ...byType.flatMap(([type, ids]) => removeConflicts(model, type.label, rows(ids))),
    ...replacingWrites(conflictNodes(model, conflicts), model),
  ];
}

function removeConflicts(
  model: Model,
  subjectLabel: string,
  rows: readonly { readonly id: string; readonly keep: readonly string[] }[],
): readonly GraphStatement[] {
  const conflict = nodeType(model, 'Conflict');
  const over = `MATCH ${node('', subjectLabel, { id: 'r.id' })}${incoming(relationOf(conflict, 'subject').relationship)}${node('c', conflict.label)}`;
  const values = relationOf(conflict, 'values');
  const stale = `WHERE NOT ${property('c', 'id')} IN r.keep DETACH DELETE`;
  const value = `${outgoing(values.relationship)}${node('v', storedType(model, values.target).label)}`;
  return [...batched(`${over}${value} ${stale} v`, rows), ...batched(`${over} ${stale} c`, rows)];
}

const conflictId = ({ subject, property }: FoundConflict): string => `conflict:${subject}#${property}`;
