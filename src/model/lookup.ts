import { ModelError } from './directives.ts';
import type { Model, NodeType, PropertyField, RelationField } from './types.ts';

/** The node types that a target stands for: itself, or an interface's members. */
export function nodeTypesOf(model: Model, target: string): readonly NodeType[] {
  const node = model.nodes.get(target);
  if (node) return [node];
  return (model.interfaces.get(target)?.members ?? []).map((name) => nodeType(model, name));
}

/** The node type of a name that must be there. */
export function nodeType(model: Model, name: string): NodeType {
  const node = model.nodes.get(name);
  if (!node) throw new ModelError(`There is no node type ${name}`);
  return node;
}

/** Whether nodes of the type are facts, which need a statement each. */
export const isFact = ({ interfaces }: NodeType): boolean => interfaces.includes('Fact');

/** The relation of a node type that must be there. */
export function relationOf(node: NodeType, name: string): RelationField {
  const field = node.fields.get(name);
  if (field?.kind !== 'relation') throw new ModelError(`${node.name} has no relation ${name}`);
  return field;
}

/** The property that the single item of a type is looked up by. */
export function keyOf(node: NodeType): PropertyField {
  const properties = [...node.fields.values()].filter((field): field is PropertyField => field.kind === 'property');
  const key = properties.find((field) => field.key) ?? properties.find((field) => field.name === 'id');
  if (!key) throw new ModelError(`${node.name} has no key`);
  return key;
}

/** Whether the relationships of a type have nodes of this one type at the far end, whoever walks them in this direction. */
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
