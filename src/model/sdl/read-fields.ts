import type { FieldDefinitionNode, TypeNode } from 'graphql';
import type {
  ColumnField,
  Field,
  KeptOrder,
  PathCondition,
  PathStep,
  PropertyField,
  RelationField,
  ScalarName,
} from '../fields.ts';
import { type DirectiveArguments, directiveOf, hasDirective } from './directives.ts';

const SCALARS: ReadonlySet<string> = new Set<ScalarName>([
  'ID',
  'String',
  'Int',
  'Float',
  'Boolean',
  'Date',
  'DateTime',
]);

/** Whether the type is a scalar that a property can have. */
export const isScalarName = (name: string): name is ScalarName => SCALARS.has(name);

interface FieldType {
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
}

/** The named type of a field, whether it is a list, and whether it is non-null. */
export function fieldType(type: TypeNode): FieldType {
  if (type.kind === 'NonNullType') return { ...fieldType(type.type), required: true };
  if (type.kind === 'ListType') return { ...fieldType(type.type), list: true, required: false };
  return { name: type.name.value, list: false, required: false };
}

/** Reads a field of a valid document. */
export function readField(node: FieldDefinitionNode): Field {
  const name = node.name.value;
  const description = node.description?.value ?? '';
  const type = fieldType(node.type);
  const path = directiveOf(node, 'path');
  if (path) return { kind: 'path', name, description, target: type.name, steps: readSteps(path.steps) };
  const relationship = directiveOf(node, 'relationship');
  if (relationship) {
    return {
      ...readRelation(name, description, type, relationship),
      kept: (directiveOf(node, 'ordered')?.by as readonly KeptOrder[] | undefined) ?? [],
      summed: (directiveOf(node, 'summed')?.of as readonly string[] | undefined) ?? [],
    };
  }
  if (hasDirective(node, 'inlined')) return { kind: 'inline', name, description, target: type.name };
  const towards = directiveOf(node, 'towards');
  if (towards) {
    const argument = { name: String(towards.argument), description: String(towards.description) };
    return { kind: 'towards', name, description, target: type.name, argument };
  }
  return readProperty(node);
}

/** Reads a field that holds a value. */
export function readProperty(node: FieldDefinitionNode): PropertyField {
  const { name, list, required } = fieldType(node.type);
  return {
    kind: 'property',
    name: node.name.value,
    description: node.description?.value ?? '',
    type: isScalarName(name) ? { kind: 'scalar', name } : { kind: 'enum', name },
    list,
    required,
    indexed: hasDirective(node, 'indexed'),
    searchable: hasDirective(node, 'searchable'),
    ofCountries: directiveOf(node, 'searchable')?.ofCountries === true,
    key: hasDirective(node, 'key'),
    worded: hasDirective(node, 'worded'),
    goesWith: directiveOf(node, 'goesWith')?.field as string | undefined,
    default: readDefault(node),
  };
}

function readDefault(node: FieldDefinitionNode): number | string | undefined {
  const given = directiveOf(node, 'default');
  return (given?.value ?? given?.name) as number | string | undefined;
}

/** Reads a field of an inline type. */
export const readColumn = (node: FieldDefinitionNode): ColumnField => ({
  ...readProperty(node),
  column: String(directiveOf(node, 'column')?.list),
});

function readRelation(
  name: string,
  description: string,
  type: FieldType,
  relationship: DirectiveArguments,
): Omit<RelationField, 'kept' | 'summed'> {
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
