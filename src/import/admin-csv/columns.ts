import {
  FORMAT_PROPERTIES,
  fieldsOf,
  markerProperties,
  newMarker,
  OF_IMPORT_PROPERTY,
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

/** A column of a file: the property it holds, and its head as `neo4j-admin` reads it. */
export interface Column {
  readonly name: string;
  readonly head: string;
}

const ID: Column = { name: 'id', head: 'id:ID' };

/** The columns of nodes: the id, by which relationships name them too, the properties, and the places of parts in a list. */
export function nodeColumns(model: Model, type: NodeType | PartType): readonly Column[] {
  const properties = fieldsOf(type, 'property').filter(({ name }) => name !== 'id');
  const places = type.kind === 'part' ? placesOf(model, type) : [];
  const own = type.name === 'Source' ? [{ name: OF_IMPORT_PROPERTY, head: `${OF_IMPORT_PROPERTY}:string` }] : [];
  return [ID, ...properties.flatMap(columnsOf), ...own, ...places.map((name) => ({ name, head: `${name}:long` }))];
}

/** What a list of parts is ordered by without being a field of theirs. */
function placesOf(model: Model, part: PartType): readonly string[] {
  const owners = [...model.nodes.values(), ...model.parts.values()];
  const orders = owners
    .flatMap((owner) => fieldsOf(owner, 'relation'))
    .filter(({ target }) => target === part.name)
    .flatMap(({ order }) => order);
  return [...new Set(orders)].filter((name) => !part.fields.has(name));
}

/** The columns of relationships, behind their two ends. */
export const edgeColumns = (edge: EdgeType | undefined): readonly Column[] =>
  edge ? fieldsOf(edge, 'property').flatMap(columnsOf) : [];

/** The heads of the two ends of a relationship. */
export const ENDS: readonly string[] = [':START_ID', ':END_ID'];

/** The columns of the marks of imports, which are of no type of the model. */
export const markerColumns = (): readonly Column[] =>
  columnsLike(markerProperties(newMarker({ id: '', mapping: '', file: '', source: '', run: 0 })));

/** The columns of what says which format the graph has, which is of no type of the model either. */
export const formatColumns = (): readonly Column[] => columnsLike(FORMAT_PROPERTIES);

const columnsLike = ({ id: _, ...properties }: StoredProperties): readonly Column[] => [
  ID,
  ...Object.entries(properties).map(([name, value]) => ({ name, head: `${name}:${typeOfValue(value)}` })),
];

/** The column of a property, and that of its key. */
function columnsOf(field: PropertyField): readonly Column[] {
  const { name, list, type } = field;
  const head = `${type.kind === 'enum' ? 'string' : TYPES[type.name]}${list ? '[]' : ''}`;
  const names = hasTextKey(field) ? [name, keyProperty(name)] : [name];
  return names.map((one) => ({ name: one, head: `${one}:${head}` }));
}

/** Dates and times are texts in the graph, too. */
const TYPES = {
  ID: 'string',
  String: 'string',
  Int: 'long',
  Float: 'double',
  Boolean: 'boolean',
  Date: 'string',
  DateTime: 'string',
} as const;

const typeOfValue = (value: StoredValue): string =>
  typeof value === 'bigint' ? 'long' : typeof value === 'boolean' ? 'boolean' : 'string';
