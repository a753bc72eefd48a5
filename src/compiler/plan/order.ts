import { createHash } from 'node:crypto';
import {
  aggregateScalar,
  type Field,
  hasTextKey,
  keyOf,
  keyProperty,
  LIMITS,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PropertyField,
  type RelationField,
} from '../../model/index.ts';
import { badInput } from '../errors.ts';
import { aggregateValue, isNullable, SummaryBuilder } from './aggregate.ts';
import { type ArgumentSite, within } from './arguments.ts';
import { type Input, resolveSource, type ValueSource } from './input.ts';
import type { OrderKey, OrderValue } from './types/order-key.ts';
import type { CursorOrder, ValueType } from './types/parameter.ts';
import type { PropertyRef } from './types/predicate.ts';
import { inForceOn } from './walk.ts';

/**
 * The number of characters of a text's sort key that count in an order without an index. It bounds the size of cursors
 * and of the data to sort. Longer texts that agree so far are ordered by the next sort key, in the end by the id.
 */
const KEY_PREFIX = 1000;

/** The sort value of a property: for a text its key, on which engines agree, for other types the property itself. */
export function orderedBy(of: PropertyRef['of'], field: PropertyField, prefix?: number): OrderValue {
  const { name } = field;
  return hasTextKey(field)
    ? { kind: 'property', property: { of, name: keyProperty(name) }, prefix }
    : { kind: 'property', property: { of, name }, prefix: undefined };
}

/** A total order of a type's nodes, and the contents of its cursors. */
export interface Order {
  readonly keys: readonly OrderKey[];
  readonly cursor: CursorOrder;
}

/** The default order, and the last sort key of any order that is not yet total. */
export const BY_ID: OrderKey = {
  value: { kind: 'property', property: { of: 'node', name: 'id' }, prefix: undefined },
  direction: 'ASC',
  nullable: false,
  type: 'ID',
};

/**
 * Compiles `orderBy`. Unless the given keys identify a node, the id is added to make the order total. With `at`, only
 * facts in force are counted.
 */
export function compileOrder(site: ArgumentSite, type: NodeType, input: Input | undefined): Order {
  const given = orderItems(site, input).map((item, index) => readKey(within(site, index), type, item));
  const { name: key } = keyOf(type);
  const unique = new Set(['id', key, keyProperty(key)]);
  const last = given.findIndex(({ value }) => value.kind === 'property' && unique.has(value.property.name));
  const keys: readonly OrderKey[] = last >= 0 ? given.slice(0, last + 1) : [...given, BY_ID];
  const text = JSON.stringify([type.name, ...keys.map(({ value, direction }) => [identityOf(value), direction])]);
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  return { keys, cursor: { digest, keys: keys.map(({ type: scalar, nullable }) => ({ type: scalar, nullable })) } };
}

/** A sort key whose direction is not read yet: a related value may have several types. */
interface ReadValue {
  readonly value: OrderValue;
  readonly source: ValueSource;
  readonly nullable: boolean;
  readonly type: ValueType;
}

function readKey(site: ArgumentSite, type: NodeType, input: Input): OrderKey {
  const { value, source, nullable, type: scalar } = readValue(site, type, input);
  return { value, direction: directionOf(site, source), nullable, type: scalar };
}

/** The items of an `orderBy`. */
export function orderItems({ path }: ArgumentSite, input: Input | undefined): readonly Input[] {
  const items = input?.kind === 'list' ? input.items : [];
  if (items.length > LIMITS.orderKeys) {
    throw badInput(path, `takes at most ${LIMITS.orderKeys} keys, but has ${items.length}`);
  }
  return items;
}

/** The only field of a sort key. */
export function onlyField(site: ArgumentSite, input: Input | undefined): readonly [string, Input] {
  const [entry, ...others] = input?.kind === 'object' ? input.fields : [];
  if (!entry || others.length > 0) throw badInput(site.path, 'give exactly one field to order by');
  return entry;
}

/** The direction that a source holds. The text of the statement depends on it. */
export const directionOf = ({ context }: ArgumentSite, source: ValueSource): 'ASC' | 'DESC' =>
  resolveSource(source, context.variables) === 'DESC' ? 'DESC' : 'ASC';

function readValue(site: ArgumentSite, type: NodeType, input: Input): ReadValue {
  const [name, inner] = onlyField(site, input);
  const field: Field | undefined = type.fields.get(name);
  const here = within(site, name);
  if (field?.kind === 'property' && inner.kind === 'leaf') {
    const value = orderedBy('node', field, field.indexed || field.key ? undefined : KEY_PREFIX);
    return { value, source: inner.source, nullable: !field.required, type: field.type.name };
  }
  if (field?.kind === 'relation' && inner.kind === 'object') {
    return field.many ? readMany(here, field, inner) : readRelated(here, field, inner);
  }
  throw badInput(here.path, 'give ASC or DESC');
}

/** The number of related nodes, or another aggregate of them: its function, then the property. */
function readMany(
  site: ArgumentSite,
  { relationship, direction, distinct, target }: RelationField,
  input: Input,
): ReadValue {
  const [name, inner] = onlyField(site, input);
  const here = within(site, name);
  const { model } = site.context;
  const branches = nodeTypesOf(model, target).map((type) => ({ label: type.label, condition: inForceOn(type, site) }));
  const related = { relation: { relationship, direction }, distinct, branches };
  if (name === 'count') {
    const value: OrderValue = { kind: 'count', ...related };
    return { value, source: directionSource(here, inner), nullable: false, type: 'Int' };
  }
  const [property, by] = onlyField(here, inner);
  const field = nodeType(model, target).fields.get(property);
  const inside = within(here, property);
  const summary = new SummaryBuilder();
  const value = field?.kind === 'property' ? aggregateValue(name, field, summary) : undefined;
  if (field?.kind !== 'property' || !value) throw badInput(inside.path, 'there is no such aggregate');
  return {
    value: { kind: 'aggregate', name: `${name} ${property}`, ...related, functions: summary.functions, value },
    source: directionSource(inside, by),
    nullable: isNullable(value),
    type: aggregateScalar(name, field.type.name) ?? field.type.name,
  };
}

/** The source of a direction. */
export function directionSource({ path }: ArgumentSite, input: Input): ValueSource {
  if (input.kind !== 'leaf') throw badInput(path, 'give ASC or DESC');
  return input.source;
}

function readRelated(site: ArgumentSite, field: RelationField, input: Input): ReadValue {
  const { relationship, direction } = field;
  const read = nodeTypesOf(site.context.model, field.target).map((type) => ({
    label: type.label,
    read: readValue(site, type, input),
  }));
  const [first] = read;
  if (!first) throw badInput(site.path, 'there is nothing to order by');
  const branches = read.map(({ label, read: { value } }) => ({ label, value }));
  return { ...first.read, value: { kind: 'related', relation: { relationship, direction }, branches }, nullable: true };
}

/** Distinguishes sort values, for the digest in cursors. */
function identityOf(value: OrderValue): string {
  if (value.kind === 'property') return value.property.name;
  const [first] = value.kind === 'related' ? value.branches : [];
  const what = value.kind === 'aggregate' ? value.name : 'count';
  return `${value.relation.relationship} ${value.relation.direction} ${first ? identityOf(first.value) : what}`;
}
