import type { EdgeType, Model, NodeType, PartType, PropertyField, RelationField } from '../../model/index.ts';
import { fieldsOf, type GraphNode, type Link, type StoredProperties, type StoredValue } from '../stored/graph-node.ts';
import { parallelLists } from '../stored/parallel-lists.ts';
import { type EntryValues, itemsOf, ownRelations } from './entry-schema.ts';

/** Gives the type of an id. */
type TypesOfIds = Pick<ReadonlyMap<string, string>, 'get'>;

/** An actor, a fact, a source or a statement with its values. */
export interface WholeEntry {
  readonly type: NodeType;
  readonly id: string;
  readonly values: EntryValues | null;
}

/**
 * The nodes of a valid entry: its own, and one for each of its parts.
 * @param types - the type of every id that the entry may name
 */
export function entryNodes(model: Model, types: TypesOfIds, entry: WholeEntry): readonly GraphNode[] {
  const values = entry.values ?? {};
  const links: Link[] = [];
  const parts: GraphNode[] = [];
  for (const field of ownRelations(entry.type)) {
    const part = model.parts.get(field.target);
    for (const [index, item] of itemsOf(values[field.name]).entries()) {
      if (part) {
        const id = partId(entry.id, field.name, index);
        parts.push({
          type: part.name,
          id,
          properties: { id, ...storedProperties(part, item as EntryValues) },
          links: [],
        });
        links.push({ field: field.name, type: part.name, to: id, properties: {} });
      } else {
        links.push(linkTo(model, types, field, item));
      }
    }
  }
  const properties = { ...storedProperties(entry.type, values), ...inlineLists(model, entry.type, values) };
  return [{ type: entry.type.name, id: entry.id, properties, links }, ...parts];
}

/** The id of a part. No API shows it; it makes rewriting a part idempotent. */
export const partId = (owner: string, field: string, index: number): string => `${owner}#${field}.${index}`;

function linkTo(model: Model, types: TypesOfIds, field: RelationField, item: unknown): Link {
  const edge = model.edges.get(field.target);
  const to = String(edge ? (item as EntryValues)[edge.target.field] : item);
  const properties = edge ? storedProperties(edge, item as EntryValues) : {};
  return { field: field.name, type: types.get(to) ?? '', to, properties };
}

/** The properties as they are stored: without nulls, with defaults. */
function storedProperties(type: NodeType | PartType | EdgeType, values: EntryValues): StoredProperties {
  const stored = fieldsOf(type, 'property').flatMap((field): [string, StoredValue][] => {
    const value = storedValue(field, values[field.name]);
    return value === null ? [] : [[field.name, value]];
  });
  return Object.fromEntries(stored);
}

/** The lists of the items that are stored on the node itself. */
function inlineLists(model: Model, type: NodeType, values: EntryValues): StoredProperties {
  const lists = fieldsOf(type, 'inline').map(({ name, target }) => {
    const fields = [...(model.inlines.get(target)?.fields.values() ?? [])];
    const columns = Object.fromEntries(fields.map((field) => [field.name, field.column]));
    return parallelLists(columns, itemsOf(values[name]) as readonly EntryValues[]);
  });
  return Object.assign({}, ...lists);
}

function storedValue(field: PropertyField, value: unknown): StoredValue | null {
  if (value === null || value === undefined) {
    if (field.list) return [];
    if (field.default !== undefined) {
      return typeof field.default === 'number' ? BigInt(field.default) : field.default;
    }
    return field.required && field.type.name === 'Boolean' ? false : null;
  }
  return field.type.name === 'Int' ? BigInt(Number(value)) : (value as StoredValue);
}
