import {
  type EdgeType,
  type Field,
  type InlineType,
  typeOfId as idType,
  type Model,
  type NodeType,
  type PartType,
} from '../../model/index.ts';

/** A property as it is stored. A `bigint` is an integer, a `number` a float. */
export type StoredValue = string | boolean | number | bigint | readonly string[];

export type StoredProperties = Readonly<Record<string, StoredValue>>;

/** An outgoing relationship: its relation and its far end. */
export interface Link {
  readonly field: string;
  /** The type of the far end: a node type or a part. */
  readonly type: string;
  readonly to: string;
  readonly properties: StoredProperties;
}

/** A node or a part, with its outgoing relationships. */
export interface GraphNode {
  readonly type: string;
  readonly id: string;
  readonly properties: StoredProperties;
  readonly links: readonly Link[];
}

/** The node type or part of a name. */
export function storedType(model: Model, name: string): NodeType | PartType {
  const type = model.nodes.get(name) ?? model.parts.get(name);
  if (!type) throw new Error(`The model has neither a node nor a part ${name}`);
  return type;
}

/** Finds the type whose ids look like a given one; undefined where there is none. */
export const idTyper =
  (model: Model): ((id: string) => NodeType | undefined) =>
  (id) =>
    idType(model, id);

/** The node type whose ids have this one's prefix. */
export function typeOfId(model: Model, id: string): NodeType {
  const type = idType(model, id);
  if (!type) throw new Error(`No type of the model has ids like ${id}`);
  return type;
}

/** The fields of one kind that a type has. */
export function fieldsOf<K extends Field['kind']>(
  type: NodeType | PartType | InlineType | EdgeType,
  kind: K,
): readonly Extract<Field, { kind: K }>[] {
  const fields: readonly Field[] = [...type.fields.values()];
  return fields.filter((field): field is Extract<Field, { kind: K }> => field.kind === kind);
}
