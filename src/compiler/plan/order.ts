import { createHash } from 'node:crypto';
import {
  type Field,
  hasTextKey,
  keyOf,
  keyProperty,
  type NodeType,
  nodeTypesOf,
  type PropertyField,
  type RelationField,
} from '../../model/index.ts';
import { badInput } from '../errors.ts';
import type { Context } from './context.ts';
import { type Input, resolveSource, type Source } from './input.ts';
import type { CursorOrder, OrderKey, OrderValue, PropertyRef } from './plan.ts';
import { inForce } from './walk.ts';

/**
 * How much of a text's key counts in an order that no index serves. It bounds the cursors and what is sorted: texts that
 * are level so far are ordered by what comes next, the id in the end.
 */
const MOST = 1000;

/** What a property is ordered by: a text by its key, on which engines agree, anything else by itself. */
export function orderedBy(of: PropertyRef['of'], field: PropertyField, most?: number): OrderValue {
  const { name } = field;
  return hasTextKey(field)
    ? { kind: 'property', property: { of, name: keyProperty(name) }, most }
    : { kind: 'property', property: { of, name }, most: undefined };
}

/** A total order of a type's nodes, and what a cursor in it holds. */
export interface Order {
  readonly keys: readonly OrderKey[];
  readonly cursor: CursorOrder;
}

/** The order that holds where none is given, and between items that are level in the one that is. */
export const BY_ID: OrderKey = {
  value: { kind: 'property', property: { of: 'node', name: 'id' }, most: undefined },
  direction: 'ASC',
  nullable: false,
  type: 'ID',
};

/** The most keys that one order takes. */
const MAX_KEYS = 50;

/**
 * The order that `orderBy` asks for, made total by the id where the keys that
 * are given do not identify a node. With `at`, only facts in force are counted.
 */
export function compileOrder(
  context: Context,
  type: NodeType,
  input: Input | undefined,
  path: string,
  at: string | undefined,
): Order {
  const place = { context, at };
  if (input?.kind === 'list' && input.items.length > MAX_KEYS) {
    throw badInput(path, `takes ${MAX_KEYS} keys at most, and has ${input.items.length}`);
  }
  const given =
    input?.kind === 'list' ? input.items.map((item, index) => readKey(place, type, item, `${path}.${index}`)) : [];
  const { name: key } = keyOf(type);
  const unique = new Set(['id', key, keyProperty(key)]);
  const last = given.findIndex(({ value }) => value.kind === 'property' && unique.has(value.property.name));
  const keys: readonly OrderKey[] = last >= 0 ? given.slice(0, last + 1) : [...given, BY_ID];
  const text = JSON.stringify([type.name, ...keys.map(({ value, direction }) => [nameOf(value), direction])]);
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  return { keys, cursor: { digest, keys: keys.map(({ type: scalar, nullable }) => ({ type: scalar, nullable })) } };
}

interface Place {
  readonly context: Context;
  readonly at: string | undefined;
}

/** A key that has been read as far as its type goes: what is related may be of several. */
interface ReadValue {
  readonly value: OrderValue;
  readonly source: Source;
  readonly nullable: boolean;
  readonly type: string;
}

function readKey(place: Place, type: NodeType, input: Input, path: string): OrderKey {
  const { value, source, nullable, type: scalar } = readValue(place, type, input, path);
  const direction = resolveSource(source, place.context.variables) === 'DESC' ? 'DESC' : 'ASC';
  return { value, direction, nullable, type: scalar };
}

function readValue(place: Place, type: NodeType, input: Input, path: string): ReadValue {
  const [entry, ...others] = input.kind === 'object' ? input.fields : [];
  if (!entry || others.length > 0) throw badInput(path, 'give exactly one field to order by');
  const [name, inner] = entry;
  const field: Field | undefined = type.fields.get(name);
  const here = `${path}.${name}`;
  if (field?.kind === 'property' && inner.kind === 'leaf') {
    const value = orderedBy('node', field, field.indexed || field.key ? undefined : MOST);
    return { value, source: inner.source, nullable: !field.required, type: field.type.name };
  }
  if (field?.kind === 'relation' && inner.kind === 'object') {
    return field.many ? readCount(place, field, inner, here) : readRelated(place, field, inner, here);
  }
  throw badInput(here, 'give ASC or DESC');
}

function readCount({ context, at }: Place, field: RelationField, input: Input, path: string): ReadValue {
  const count = input.kind === 'object' ? input.fields.get('count') : undefined;
  if (count?.kind !== 'leaf') throw badInput(`${path}.count`, 'give ASC or DESC');
  const branches = nodeTypesOf(context.model, field.target).map((type) => ({
    label: type.label,
    condition: inForce(type, at),
  }));
  const { relationship, direction } = field;
  const value: OrderValue = { kind: 'count', relation: { relationship, direction }, branches };
  return { value, source: count.source, nullable: false, type: 'Int' };
}

function readRelated(place: Place, field: RelationField, input: Input, path: string): ReadValue {
  const { relationship, direction } = field;
  const read = nodeTypesOf(place.context.model, field.target).map((type) => ({
    label: type.label,
    read: readValue(place, type, input, path),
  }));
  const [first] = read;
  if (!first) throw badInput(path, 'there is nothing to order by');
  const branches = read.map(({ label, read: { value } }) => ({ label, value }));
  return { ...first.read, value: { kind: 'related', relation: { relationship, direction }, branches }, nullable: true };
}

/** What tells one order's values from another's, for the digest of its cursors. */
function nameOf(value: OrderValue): string {
  if (value.kind === 'property') return value.property.name;
  const [first] = value.kind === 'related' ? value.branches : [];
  return `${value.relation.relationship} ${value.relation.direction} ${first ? nameOf(first.value) : 'count'}`;
}
