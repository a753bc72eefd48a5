import { nfc } from '../../domain/index.ts';
import type { EdgeType, Field, Model, NodeType, PartType } from '../../model/index.ts';
import { type EntryValues, itemsOf, ownRelations } from '../entries/entry-schema.ts';
import { isUnstated } from '../projection/stated-values.ts';
import { fieldsOf } from './graph-node.ts';

/** A hash of the value of each field, 0 for unknown. Lets two entries of a type be compared without keeping their values. */
export type Content = readonly number[];

type Fields = readonly Exclude<Field, { kind: 'computed' }>[];

const known = new WeakMap<NodeType, Fields>();

/** The fields of a type that its contents cover, in order. */
function contentFields(type: NodeType): Fields {
  let fields = known.get(type);
  if (!fields) {
    const properties = fieldsOf(type, 'property').filter(({ name }) => !isUnstated(name));
    fields = [...properties, ...ownRelations(type)];
    known.set(type, fields);
  }
  return fields;
}

/** The content of an entry's values, or of stored ones. */
export const contentOf = (model: Model, type: NodeType, values: EntryValues): Content =>
  contentFields(type).map((field) => {
    const text =
      field.kind === 'relation' ? itemsText(model, field.target, values[field.name]) : valueText(values[field.name]);
    if (text !== '') return hashOf(text);
    return field.kind === 'property' && field.required && field.type.name === 'Boolean' ? hashOf('false') : 0;
  });

/**
 * The names of the fields for which an entry gives another value than the stored content has. Lists never differ: those of
 * all sources are united.
 */
export const differences = (type: NodeType, stands: Content, other: Content): readonly string[] =>
  contentFields(type).flatMap((field, index) => {
    const [one = 0, two = 0] = [stands[index], other[index]];
    return one === two || one === 0 || two === 0 || isList(field) ? [] : [field.name];
  });

const isList = (field: Fields[number]): boolean => {
  if (field.kind === 'property') return field.list;
  return field.kind === 'relation' && field.many;
};

/** The content after an entry is merged into it. */
export const mergedContent = (stands: Content, other: Content): Content =>
  stands.map((one, index) => one || (other[index] ?? 0));

/** Items in a canonical order: parts, ends with properties, or ids. */
const itemsText = (model: Model, target: string, value: unknown): string => {
  const owner = model.parts.get(target) ?? model.edges.get(target);
  return itemsOf(value)
    .map((item) => (owner ? itemText(owner, item as EntryValues) : String(item)))
    .toSorted()
    .join('\n');
};

function itemText(owner: PartType | EdgeType, item: EntryValues): string {
  const names = [...owner.fields.keys(), ...(owner.kind === 'edge' ? [owner.target.field] : [])];
  return JSON.stringify([...new Set(names)].map((name) => valueText(item[name])));
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value.map(valueText));
  return nfc(String(value));
}

/** A 53-bit hash (cyrb53), never 0. */
function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 2 ** 32 * (2097151 & low) + (high >>> 0) || 1;
}
