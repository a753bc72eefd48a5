import { didYouMean } from '../../domain/index.ts';
import type { RelationField } from '../fields.ts';
import { nodeTypesOf } from '../lookup.ts';
import type { InterfaceType, Model, NodeType, PartType } from '../types.ts';

/** The position in a list is stored with its items, and is no field. */
const POSITION = 'position';

/**
 * Errors in a relation. An incoming one needs a field at its far end that writes the relationship: a misspelled
 * type would make a relation that is always empty.
 */
export function checkRelation(
  model: Model,
  owner: NodeType | PartType | InterfaceType,
  { target, relationship, direction }: RelationField,
): readonly string[] {
  if (direction === 'OUT') return [];
  const owners = owner.kind === 'interface' ? owner.members : [owner.name];
  const outgoing = outgoingTo(model, target, owners);
  if (outgoing.includes(relationship)) return [];
  return [
    `reads ${relationship} relationships, which no field of ${target} writes${didYouMean(relationship, outgoing)}`,
  ];
}

/** Errors in the order of a relation's items. They are sorted by properties of theirs, or of the edges to them. */
export function checkItemOrder(model: Model, { target, order }: RelationField): readonly string[] {
  const edge = model.edges.get(target);
  const part = model.parts.get(target);
  const owners = edge ? [edge] : part ? [part] : nodeTypesOf(model, target);
  return owners.flatMap(({ name: owner, fields }) => {
    const known = [...fields.values()].flatMap(({ kind, name }) => (kind === 'property' ? [name] : []));
    return order
      .filter((name) => name !== POSITION && !known.includes(name))
      .map((name) => `is ordered by ${owner}.${name}, which is not a property${didYouMean(name, known)}`);
  });
}

/** The types of the relationships that nodes of a target write to one of the owners. */
const outgoingTo = (model: Model, target: string, owners: readonly string[]): readonly string[] =>
  nodeTypesOf(model, target).flatMap(({ fields }) =>
    [...fields.values()].flatMap((field) => {
      if (field.kind !== 'relation' || field.direction !== 'OUT') return [];
      const far = model.edges.get(field.target)?.target.type ?? field.target;
      return nodeTypesOf(model, far).some(({ name }) => owners.includes(name)) ? [field.relationship] : [];
    }),
  );
