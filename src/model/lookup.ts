import type { PropertyField, RelationField } from './fields.ts';
import { ModelError } from './model-error.ts';
import { perModel } from './per-model.ts';
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
  { relationship, direction }: Pick<RelationField, 'relationship' | 'direction'>,
  far: string,
): boolean {
  const ends = endsOf(model).get(`${direction} ${relationship}`);
  return ends?.size === 1 && ends.has(far);
}

/** The names of the types to which relationships lead, by direction and type. */
const endsOf = perModel((model): ReadonlyMap<string, ReadonlySet<string>> => {
  const ends = new Map<string, Set<string>>();
  const add = (key: string, name: string): void => {
    ends.set(key, (ends.get(key) ?? new Set()).add(name));
  };
  for (const owner of [...model.nodes.values(), ...model.parts.values()]) {
    for (const field of owner.fields.values()) {
      if (field.kind !== 'relation' || field.direction !== 'OUT') continue;
      add(`OUT ${field.relationship}`, field.target);
      add(`IN ${field.relationship}`, owner.name);
    }
  }
  return ends;
});
