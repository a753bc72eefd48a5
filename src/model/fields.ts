import type { FieldDefinitionNode, TypeNode } from 'graphql';
import { directiveOf, ModelError } from './directives.ts';
import type { Field, PathCondition, PathStep, PropertyField, RelationField, ScalarName } from './types.ts';

const SCALARS: ReadonlySet<string> = new Set<ScalarName>([
  'ID',
  'String',
  'Int',
  'Float',
  'Boolean',
  'Date',
  'DateTime',
]);

interface FieldType {
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
}

/** The named type behind a field's type, and whether it is a list and required. */
export function fieldType(type: TypeNode): FieldType {
  if (type.kind === 'NonNullType') return { ...fieldType(type.type), required: true };
  if (type.kind === 'ListType') return { ...fieldType(type.type), list: true, required: false };
  return { name: type.name.value, list: false, required: false };
}

/** One field of the model from its SDL. `enums` tells an enum from a relation's target. */
export function readField(owner: string, node: FieldDefinitionNode, enums: ReadonlySet<string>): Field {
  const name = node.name.value;
  const where = `${owner}.${name}`;
  const description = node.description?.value ?? '';
  if (description === '') throw new ModelError(`${where} has no description`);
  const type = fieldType(node.type);
  const path = directiveOf(node, 'path');
  if (path) {
    return { kind: 'path', name, description, target: type.name, steps: readSteps(path.steps) };
  }
  const relationship = directiveOf(node, 'relationship');
  if (relationship) return readRelation(name, description, type, relationship);
  const towards = directiveOf(node, 'towards');
  if (towards) {
    const argument = { name: String(towards.argument), description: String(towards.description) };
    return { kind: 'towards', name, description, target: type.name, argument };
  }
  if (!SCALARS.has(type.name) && !enums.has(type.name)) {
    throw new ModelError(`${where} is of type ${type.name}, so it needs @relationship, @path or @towards`);
  }
  return readProperty(node, description, type);
}

function readProperty(node: FieldDefinitionNode, description: string, type: FieldType): PropertyField {
  return {
    kind: 'property',
    name: node.name.value,
    description,
    type: SCALARS.has(type.name)
      ? { kind: 'scalar', name: type.name as ScalarName }
      : { kind: 'enum', name: type.name },
    list: type.list,
    required: type.required,
    indexed: directiveOf(node, 'indexed') !== undefined,
    searchable: directiveOf(node, 'searchable') !== undefined,
    key: directiveOf(node, 'key') !== undefined,
  };
}

function readRelation(
  name: string,
  description: string,
  type: FieldType,
  relationship: Readonly<Record<string, unknown>>,
): RelationField {
  return {
    kind: 'relation',
    name,
    description,
    target: type.name,
    many: type.list,
    required: type.required,
    relationship: String(relationship.type),
    direction: relationship.direction === 'OUT' ? 'OUT' : 'IN',
    order: (relationship.order as string[] | undefined) ?? [],
    distinct: relationship.distinct === true,
  };
}

/** The steps of a path, from a directive's argument. */
export function readSteps(value: unknown): readonly PathStep[] {
  return (value as readonly { field: string; only?: readonly PathCondition[] }[]).map((step) => ({
    field: step.field,
    only: step.only ?? [],
  }));
}
