import {
  type EdgeType,
  type Field,
  isActor,
  isFact,
  type Model,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PropertyField,
  type RelationField,
} from '../model/index.ts';

/** The fields of a type that are exported. Derived from the model, so additions to the model are exported too. */
export interface Shape {
  readonly type: NodeType;
  /** Its properties except the id; those of its interface come first. */
  readonly properties: readonly PropertyField[];
  /** The lists of parts that it owns. */
  readonly parts: readonly PartList[];
  /** The fields that lead to the actors of a fact. */
  readonly parties: readonly PartyField[];
  /** Whether there are statements about nodes of the type. */
  readonly stated: boolean;
}

interface PartList {
  readonly name: string;
  readonly properties: readonly PropertyField[];
}

/** A field of a fact that leads to actors. With an edge type, the role of each actor is a field of the edge. */
export interface PartyField {
  readonly name: string;
  readonly edge: EdgeType | undefined;
}

/** The shapes of the types that implement an interface. */
export const shapesOf = (model: Model, shared: string): readonly Shape[] =>
  nodeTypesOf(model, shared).map((type) => shapeOfType(model, type, model.interfaces.get(shared)?.fields));

/** The shape of one type; the properties among `shared` come first. */
export function shapeOfType(model: Model, type: NodeType | string, shared?: ReadonlyMap<string, Field>): Shape {
  const node = typeof type === 'string' ? nodeType(model, type) : type;
  const properties = propertyFields(node.fields).filter(({ name }) => name !== 'id');
  const relations = [...node.fields.values()].filter(
    (field): field is RelationField => field.kind === 'relation' && field.direction === 'OUT',
  );
  const isShared = ({ name }: PropertyField): boolean => shared?.has(name) ?? false;
  return {
    type: node,
    properties: [...properties.filter(isShared), ...properties.filter((field) => !isShared(field))],
    parts: relations.flatMap(({ name, target }) => {
      const part = model.parts.get(target);
      return part ? [{ name, properties: propertyFields(part.fields) }] : [];
    }),
    parties: relations.flatMap(({ name, target }) => {
      const edge = model.edges.get(target);
      const ends = nodeTypesOf(model, edge ? edge.target.type : target);
      return ends.some(isActor) ? [{ name, edge }] : [];
    }),
    stated: isActor(node) || isFact(node),
  };
}

const propertyFields = (fields: ReadonlyMap<string, Field>): readonly PropertyField[] =>
  [...fields.values()].filter((field): field is PropertyField => field.kind === 'property');
