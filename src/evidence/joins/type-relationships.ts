import {
  type EdgeType,
  hasTextKey,
  keyProperty,
  type Model,
  type NodeType,
  nodeTypesOf,
  type PartType,
  type RelationField,
} from '../../model/index.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import { fieldsOf } from '../stored/graph-node.ts';

/** Relationships of one type that a node can have, with nodes of one label at their far end. */
export interface TypeRelationship {
  readonly relationship: string;
  readonly label: string;
  /** OUT where they leave the node. */
  readonly direction: 'IN' | 'OUT';
  /** True where the node has one at most of those that leave it. */
  readonly single: boolean;
  /** The properties of the relationship that tell it from others between the same two, and those that do not. */
  readonly keys: readonly string[];
  readonly others: readonly string[];
  /** In words: the type and the field, as `Tenure.holder`. */
  readonly name: string;
}

/** All relationships that nodes of the type can have, as the model says. */
export function relationshipsOf(model: Model, type: NodeType): readonly TypeRelationship[] {
  const owners: readonly (NodeType | PartType)[] = [...model.nodes.values(), ...model.parts.values()];
  const into = owners.flatMap((owner) =>
    ownRelations(owner)
      .filter((field) => endsOf(model, field).includes(type))
      .map((field) => relationshipOf(model, owner, field, owner.label, 'IN')),
  );
  const out = ownRelations(type).flatMap((field) =>
    endsOf(model, field).map((end) => relationshipOf(model, type, field, end.label, 'OUT')),
  );
  return [...into, ...out];
}

function relationshipOf(
  model: Model,
  owner: NodeType | PartType,
  field: RelationField,
  label: string,
  direction: TypeRelationship['direction'],
): TypeRelationship {
  const edge: EdgeType | undefined = model.edges.get(field.target);
  const properties = edge ? fieldsOf(edge, 'property') : [];
  return {
    relationship: field.relationship,
    label,
    direction,
    single: direction === 'OUT' && !field.many,
    keys: properties.filter(({ required }) => required).map(({ name }) => name),
    others: [
      ...properties.filter(({ required }) => !required).map(({ name }) => name),
      ...properties.filter(hasTextKey).map(({ name }) => keyProperty(name)),
    ],
    name: `${owner.name}.${field.name}`,
  };
}

/** The types that a relation's far end may be of. */
function endsOf(model: Model, { target }: RelationField): readonly (NodeType | PartType)[] {
  const part = model.parts.get(target);
  return part ? [part] : nodeTypesOf(model, model.edges.get(target)?.target.type ?? target);
}
