import type { Model, NodeType, PropertyField, RelationField } from '../../model/index.ts';
import { COMPUTED } from '../entries/computed.ts';
import { type EntryValues, itemsOf, ownRelations } from '../entries/entry-schema.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import type { StatedValue } from './source-statement.ts';
import { edgeKey, partKey } from './stated-field.ts';

/** The source's wording of fields whose value differs from it, by path. */
export type Originals = ReadonlyMap<string, string>;

const NONE: Originals = new Map();

/** What whoever loads a source decides about it, so that no source states it. */
const DECIDED: ReadonlySet<string> = new Set(['clearance']);

/** Whether no statement gives the property: the id, what is computed from statements, or what was decided. */
export const isUnstated = (name: string): boolean => name === 'id' || COMPUTED.has(name) || DECIDED.has(name);

/** Everything that the values of an entry state: each property, each item of a list, each relation, each part. */
export function statedValues(
  model: Model,
  type: NodeType,
  values: EntryValues,
  originals: Originals = NONE,
): readonly StatedValue[] {
  const stated: StatedValue[] = [];
  const state = (property: string, value: unknown, precision: string | null): void => {
    const text = String(value);
    const original = originals.get(property);
    stated.push({ property, value: text, original: original === text ? null : (original ?? null), precision });
  };
  for (const field of fieldsOf(type, 'property')) stateProperty(type.fields, field, values, state);
  for (const field of ownRelations(type)) stateRelation(model, field, values[field.name], state);
  return stated;
}

type State = (property: string, value: unknown, precision: string | null) => void;

function stateProperty(
  fields: ReadonlyMap<string, unknown>,
  { name, list, type }: PropertyField,
  values: EntryValues,
  state: State,
  path = name,
): void {
  const value = values[name];
  if (value === null || value === undefined || isUnstated(name) || isPrecisionOf(fields, name)) return;
  if (list) for (const item of value as readonly unknown[]) state(path, item, null);
  else state(path, value, type.name === 'Date' ? precisionOf(fields, name, values) : null);
}

function stateRelation(model: Model, { name, target }: RelationField, value: unknown, state: State): void {
  const edge = model.edges.get(target);
  const part = model.parts.get(target);
  for (const item of itemsOf(value)) {
    if (edge) {
      const key = edgeKey(edge, item as EntryValues);
      state(key === '' ? name : `${name}.${key}`, (item as EntryValues)[edge.target.field], null);
    } else if (part) {
      const key = partKey(part, item as EntryValues);
      for (const field of fieldsOf(part, 'property')) {
        if (field.name === part.key) continue;
        stateProperty(part.fields, field, item as EntryValues, state, `${name}.${key}.${field.name}`);
      }
    } else {
      state(name, item, null);
    }
  }
}

/** Whether the property is the precision of another one, with which it is stated. */
export const isPrecisionOf = (fields: ReadonlyMap<string, unknown>, name: string): boolean =>
  name.endsWith('Precision') && fields.has(name.slice(0, -'Precision'.length));

/** The precision of a date. One that has no property for it is a day. */
function precisionOf(fields: ReadonlyMap<string, unknown>, name: string, values: EntryValues): string | null {
  if (!fields.has(`${name}Precision`)) return 'DAY';
  const precision = values[`${name}Precision`];
  return typeof precision === 'string' ? precision : null;
}
