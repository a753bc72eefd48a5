import { type Model, typeOfId } from '../../model/index.ts';
import { entryNodes } from '../entries/entry-nodes.ts';
import { presumedUntil } from '../projection/presumed.ts';
import type { Entity } from '../projection/settle.ts';
import type { GraphNode, StoredProperties } from '../stored/graph-node.ts';

/** The nodes of an entity: its own, with until when it is presumed and what its statements count to, and its parts. */
export function entityNodes(
  model: Model,
  { id, type, values, conflicts, statements, sources, succeededOn }: Entity,
): readonly GraphNode[] {
  const types = { get: (target: string) => typeOfId(model, target)?.name };
  const [own, ...parts] = entryNodes(model, types, { type, id, values: { ...values, id } });
  if (!own) return [];
  const presumed = presumedUntil(type, values, succeededOn);
  const counted: StoredProperties = {
    ...(presumed === undefined ? {} : { presumedUntil: presumed }),
    ...(type.fields.has('disputed') ? { disputed: conflicts.length > 0 } : {}),
    ...(type.fields.has('statementCount') ? { statementCount: BigInt(statements.length) } : {}),
    ...(type.fields.has('sourceCount') ? { sourceCount: BigInt(sources) } : {}),
  };
  return [{ ...own, properties: { ...own.properties, ...counted } }, ...parts];
}

/** Whether an entity is written in another way than it was. */
export const isOther = (model: Model, before: Entity, after: Entity): boolean =>
  keyOf(entityNodes(model, before)) !== keyOf(entityNodes(model, after));

const keyOf = (nodes: readonly GraphNode[]): string =>
  JSON.stringify(nodes, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
