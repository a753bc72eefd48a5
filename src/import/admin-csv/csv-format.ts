import { FULL, IN_FORCE_BOUNDS } from '../../domain/index.ts';
import {
  fieldsOf,
  formatProperties,
  markerProperties,
  newMarker,
  OF_IMPORT_PROPERTY,
  RUNS_PROPERTY,
  type StoredProperties,
  type StoredValue,
} from '../../evidence/index.ts';
import {
  type EdgeType,
  hasTextKey,
  keyProperty,
  type Model,
  type NodeType,
  type PartType,
  type PropertyField,
} from '../../model/index.ts';

/** A column of a file: its property, and its header in the notation of `neo4j-admin`. */
export interface Column {
  readonly name: string;
  readonly head: string;
}

const ID: Column = { name: 'id', head: 'id:ID' };

/** The columns of nodes: the id, which relationships refer to, the properties, and positions of parts in lists. */
export function nodeColumns(model: Model, type: NodeType | PartType): readonly Column[] {
  const properties = fieldsOf(type, 'property').filter(({ name }) => name !== 'id');
  const places = type.kind === 'part' ? placesOf(model, type) : [];
  return [
    ID,
    ...properties.flatMap(columnsOf),
    ...boundColumns(type),
    ...inlineColumns(model, type),
    ...(UNMODELLED[type.name] ?? []),
    ...places.map((name) => ({ name, head: `${name}:long` })),
  ];
}

/** The days between which a fact is in force: stored beside its dates. */
const boundColumns = (type: NodeType | PartType): readonly Column[] =>
  type.kind === 'node' && type.timed ? IN_FORCE_BOUNDS.map((name) => ({ name, head: `${name}:string` })) : [];

/** Properties of imports that the model does not have. */
const UNMODELLED: Readonly<Record<string, readonly Column[]>> = {
  Source: [{ name: OF_IMPORT_PROPERTY, head: `${OF_IMPORT_PROPERTY}:string` }],
  Statement: [{ name: RUNS_PROPERTY, head: `${RUNS_PROPERTY}:string[]` }],
};

/** The lists of the items that are stored on the node itself. */
const inlineColumns = (model: Model, type: NodeType | PartType): readonly Column[] =>
  fieldsOf(type, 'inline').flatMap(({ target }) =>
    [...(model.inlines.get(target)?.fields.values() ?? [])].map(({ column }) => ({
      name: column,
      head: `${column}:string`,
    })),
  );

/** Properties that order a list of parts without being fields of theirs. */
function placesOf(model: Model, part: PartType): readonly string[] {
  const owners = [...model.nodes.values(), ...model.parts.values()];
  const orders = owners
    .flatMap((owner) => fieldsOf(owner, 'relation'))
    .filter(({ target }) => target === part.name)
    .flatMap(({ order }) => order);
  return [...new Set(orders)].filter((name) => !part.fields.has(name));
}

/** The columns of relationships, after their two ends. */
export const edgeColumns = (edge: EdgeType | undefined): readonly Column[] =>
  edge ? fieldsOf(edge, 'property').flatMap(columnsOf) : [];

/** The headers of the two ends of a relationship. */
export const ENDS: readonly string[] = [':START_ID', ':END_ID'];

/** The columns of import marks, which are not in the model. */
export const markerColumns = (): readonly Column[] =>
  columnsLike(markerProperties(newMarker({ id: '', mapping: '', file: '', source: '', run: 0, replaces: [] })));

/** The columns of former ids, which are not in the model either. */
export const formerColumns = (): readonly Column[] => columnsLike({ id: '', now: '' });

/** The columns of the node that records the format of the graph, which is not in the model either. */
export const formatColumns = (): readonly Column[] => columnsLike(formatProperties(FULL));

const columnsLike = ({ id: _, ...properties }: StoredProperties): readonly Column[] => [
  ID,
  ...Object.entries(properties).map(([name, value]) => ({ name, head: `${name}:${typeOfValue(value)}` })),
];

/** The column of a property, and of its sort key if it has one. */
function columnsOf(field: PropertyField): readonly Column[] {
  const { name, list, type } = field;
  const head = `${type.kind === 'enum' ? 'string' : TYPES[type.name]}${list ? '[]' : ''}`;
  const names = hasTextKey(field) ? [name, keyProperty(name)] : [name];
  return names.map((one) => ({ name: one, head: `${one}:${head}` }));
}

/** Dates and times are stored as texts. */
const TYPES = {
  ID: 'string',
  String: 'string',
  Int: 'long',
  Float: 'double',
  Boolean: 'boolean',
  Date: 'string',
  DateTime: 'string',
} as const;

function typeOfValue(value: StoredValue): string {
  if (typeof value === 'object') return 'string[]';
  return typeof value === 'bigint' ? 'long' : typeof value === 'boolean' ? 'boolean' : 'string';
}

/** Thrown if a list item contains the separator. */
export class SeparatorInText extends Error {
  override readonly name = 'SeparatorInText';
}

/** Separators of list items: control characters for this purpose; the first that no item contains is used. */
export const SEPARATORS: readonly string[] = ['\u001f', '\u001e', '\u001d', '\u001c'];

/**
 * A line of a file for `neo4j-admin`. Every text is quoted, with quotes doubled: an unquoted empty field is null, and a quoted
 * one an empty text. Not done with `csv-stringify`, which takes five times as long for millions of lines.
 * @throws {SeparatorInText} if a list item contains the separator.
 */
export function csvLine(values: readonly (StoredValue | undefined)[], separator: string): string {
  let line = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (index > 0) line += ',';
    if (value === undefined) continue;
    if (typeof value === 'string') line += quotedText(value);
    else if (typeof value === 'object') line += quotedText(listText(value, separator));
    else line += String(value);
  }
  return line;
}

const quotedText = (text: string): string => `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`;

function listText(items: readonly string[], separator: string): string {
  if (items.some((item) => item.includes(separator))) throw new SeparatorInText();
  return items.join(separator);
}
