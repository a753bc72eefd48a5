import { createHash } from 'node:crypto';
import { isSortable } from '../model/api/connections.ts';
import { keyOf } from '../model/lookup.ts';
import type { NodeType } from '../model/types.ts';
import type { Context } from './context.ts';
import { badInput } from './errors.ts';
import { type Input, resolveSource } from './input.ts';
import type { CursorOrder, OrderKey } from './plan.ts';

/** A total order of a type's nodes, and what a cursor in it holds. */
export interface Order {
  readonly keys: readonly OrderKey[];
  readonly cursor: CursorOrder;
}

/** The order that holds where none is given, and between items that are level in the one that is. */
export const BY_ID: OrderKey = { property: { of: 'node', name: 'id' }, direction: 'ASC', nullable: false, type: 'ID' };

/**
 * The order that `orderBy` asks for, made total by the id where the keys that
 * are given do not identify a node.
 */
export function compileOrder(context: Context, type: NodeType, input: Input | undefined, path: string): Order {
  const given =
    input?.kind === 'list' ? input.items.map((item, index) => readKey(context, type, item, `${path}.${index}`)) : [];
  const unique = new Set(['id', keyOf(type).name]);
  const last = given.findIndex((key) => unique.has(key.property.name));
  const keys: readonly OrderKey[] = last >= 0 ? given.slice(0, last + 1) : [...given, BY_ID];
  const text = `${type.name}|${keys.map((key) => `${key.property.name} ${key.direction}`).join('|')}`;
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  return { keys, cursor: { digest, keys: keys.map(({ type: scalar, nullable }) => ({ type: scalar, nullable })) } };
}

function readKey(context: Context, type: NodeType, input: Input, path: string): OrderKey {
  const [entry, ...others] = input.kind === 'object' ? input.fields : [];
  if (!entry || others.length > 0) throw badInput(path, 'give exactly one field to order by');
  const [name, direction] = entry;
  const field = type.fields.get(name);
  if (!field || !isSortable(field) || direction.kind !== 'leaf') {
    throw badInput(`${path}.${name}`, 'give ASC or DESC');
  }
  return {
    property: { of: 'node', name },
    direction: resolveSource(direction.source, context.variables) === 'DESC' ? 'DESC' : 'ASC',
    nullable: !field.required,
    type: field.type.name,
  };
}
