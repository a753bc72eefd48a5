import {
  type EdgeType,
  type Field,
  type Model,
  type NodeType,
  nodeType,
  nodeTypesOf,
  type PropertyField,
  type RelationField,
} from '../model/index.ts';

/** What is exported of the nodes of a type. It comes from the model: what the model gains is exported as well. */
export interface Shape {
  readonly type: NodeType;
  /** Its own values, but for the id; those that all types of its sort have come first. */
  readonly properties: readonly PropertyField[];
  /** The lists of parts that it owns. */
  readonly parts: readonly PartList[];
  /** The fields that lead to the actors who play a part in it. */
  readonly parties: readonly PartyField[];
  /** Whether sources say something about it. */
  readonly stated: boolean;
}

export interface PartList {
  readonly name: string;
  readonly properties: readonly PropertyField[];
}

/** A field of a fact that leads to actors; those behind an edge have roles of their own. */
export interface PartyField {
  readonly name: string;
  readonly edge: EdgeType | undefined;
}

/** The shapes of the types that implement an interface. */
export const shapesOf = (model: Model, shared: string): readonly Shape[] =>
  nodeTypesOf(model, shared).map((type) => shapeOf(model, type, model.interfaces.get(shared)?.fields));

/** The shape of one type, with the shared fields first. */
export function shapeOf(model: Model, type: NodeType | string, shared?: ReadonlyMap<string, Field>): Shape {
  const node = typeof type === 'string' ? nodeType(model, type) : type;
  const properties = propertiesOf(node.fields).filter(({ name }) => name !== 'id');
  const relations = [...node.fields.values()].filter(
    (field): field is RelationField => field.kind === 'relation' && field.direction === 'OUT',
  );
  const isShared = ({ name }: PropertyField): boolean => shared?.has(name) ?? false;
  return {
    type: node,
    properties: [...properties.filter(isShared), ...properties.filter((field) => !isShared(field))],
    parts: relations.flatMap(({ name, target }) => {
      const part = model.parts.get(target);
      return part ? [{ name, properties: propertiesOf(part.fields) }] : [];
    }),
    parties: relations.flatMap(({ name, target }) => {
      const edge = model.edges.get(target);
      const ends = nodeTypesOf(model, edge ? edge.target.type : target);
      return ends.some(({ interfaces }) => interfaces.includes('Actor')) ? [{ name, edge }] : [];
    }),
    stated: node.interfaces.some((name) => name === 'Actor' || name === 'Fact'),
  };
}

const propertiesOf = (fields: ReadonlyMap<string, Field>): readonly PropertyField[] =>
  [...fields.values()].filter((field): field is PropertyField => field.kind === 'property');
