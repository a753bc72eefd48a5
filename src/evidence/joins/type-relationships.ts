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

/** A kind of relationship that a node of a type can have: its type, and the label at the far end. */
export interface TypeRelationship {
  readonly relationship: string;
  readonly label: string;
  /** OUT where they leave the node. */
  readonly direction: 'IN' | 'OUT';
  /** True for an outgoing relation to one. */
  readonly single: boolean;
  /** The properties that distinguish parallel relationships, and the other ones. */
  readonly keys: readonly string[];
  readonly others: readonly string[];
  /** The owning type and its field: `Tenure.holder`. */
  readonly name: string;
}

/** All kinds of relationships that nodes of a type can have. */
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

/** The types at the far end of a relation. */
function endsOf(model: Model, { target }: RelationField): readonly (NodeType | PartType)[] {
  const part = model.parts.get(target);
  return part ? [part] : nodeTypesOf(model, model.edges.get(target)?.target.type ?? target);
}
