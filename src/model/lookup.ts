import type { PropertyField, RelationField } from './fields.ts';
import { ModelError } from './model-error.ts';
import type { Model, NodeType } from './types.ts';

/** The node types of a target: itself, or the members of an interface. */
export function nodeTypesOf(model: Model, target: string): readonly NodeType[] {
  const node = model.nodes.get(target);
  if (node) return [node];
  return (model.interfaces.get(target)?.members ?? []).map((name) => nodeType(model, name));
}

/**
 * The node type of a name.
 * @throws {ModelError} if there is none.
 */
export function nodeType(model: Model, name: string): NodeType {
  const node = model.nodes.get(name);
  if (!node) throw new ModelError(`There is no node type ${name}`);
  return node;
}

/**
 * A relation of a node type.
 * @throws {ModelError} if there is none.
 */
export function relationOf(node: NodeType, name: string): RelationField {
  const field = node.fields.get(name);
  if (field?.kind !== 'relation') throw new ModelError(`${node.name} has no relation ${name}`);
  return field;
}

/** The property that the root field of a single item takes: the @key, else the id. */
export function keyOf(node: NodeType): PropertyField {
  const properties = [...node.fields.values()].filter((field): field is PropertyField => field.kind === 'property');
  const key = properties.find((field) => field.key) ?? properties.find((field) => field.name === 'id');
  if (!key) throw new ModelError(`${node.name} has no key`);
  return key;
}

/** Whether every relationship of this type and direction, from any node, leads to a node of the type `far`. */
export function isOnlyEnd(
  model: Model,
  relation: Pick<RelationField, 'relationship' | 'direction'>,
  far: string,
): boolean {
  const owners = [...model.nodes.values(), ...model.parts.values()];
  const ends = owners.flatMap((owner) =>
    [...owner.fields.values()].flatMap((field): readonly string[] => {
      if (field.kind !== 'relation' || field.relationship !== relation.relationship || field.direction !== 'OUT')
        return [];
      return relation.direction === 'IN' ? [owner.name] : [field.target];
    }),
  );
  return ends.length > 0 && ends.every((name) => name === far);
}
