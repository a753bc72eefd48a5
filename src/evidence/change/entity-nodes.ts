import { type Model, typeOfId } from '../../model/index.ts';
import { entryNodes } from '../entries/entry-nodes.ts';
import type { Entity } from '../projection/settle.ts';
import type { GraphNode, StoredProperties } from '../stored/graph-node.ts';

/** The nodes of an entity: its own, with what its statements count to, and its parts. */
export function entityNodes(
  model: Model,
  { id, type, values, conflicts, statements, sources }: Entity,
): readonly GraphNode[] {
  const types = { get: (target: string) => typeOfId(model, target)?.name };
  const [own, ...parts] = entryNodes(model, types, { type, id, values: { ...values, id } });
  if (!own) return [];
  const counted: StoredProperties = {
    ...(type.fields.has('disputed') ? { disputed: conflicts.length > 0 } : {}),
    ...(type.fields.has('statementCount') ? { statementCount: BigInt(statements.length) } : {}),
    ...(type.fields.has('sourceCount') ? { sourceCount: BigInt(sources) } : {}),
  };
  return [{ ...own, properties: { ...own.properties, ...counted } }, ...parts];
}
