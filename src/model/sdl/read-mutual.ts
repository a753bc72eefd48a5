import { type FieldDefinitionNode, Kind, parseValue, type ValueNode, valueFromASTUntyped } from 'graphql';
import type { OtherField, SharedField, Template } from '../fields.ts';
import { directiveOf } from './directives.ts';
import { fieldType } from './read-fields.ts';

/** Reads a field of a mutual type of a valid document. */
export function readSharedField(node: FieldDefinitionNode): SharedField | OtherField {
  const name = node.name.value;
  const description = node.description?.value ?? '';
  const { name: target, list: many } = fieldType(node.type);
  const shared = directiveOf(node, 'shared');
  if (!shared) return { kind: 'other', name, description, target };
  return {
    kind: 'shared',
    name,
    description,
    target,
    many,
    field: String(shared.field),
    where: readTemplate(String(shared.where)),
    orderBy: shared.orderBy === undefined ? undefined : readTemplate(String(shared.orderBy)),
    begun: shared.begun === true,
  };
}

const readTemplate = (text: string): Template => toTemplate(parseValue(text, { noLocation: true }));

function toTemplate(node: ValueNode): Template {
  if (node.kind === Kind.VARIABLE) return { kind: 'argument', name: node.name.value };
  if (node.kind === Kind.OBJECT) {
    return { kind: 'object', fields: new Map(node.fields.map(({ name, value }) => [name.value, toTemplate(value)])) };
  }
  // A list of scalars is one value.
  if (node.kind === Kind.LIST && node.values.some(({ kind }) => kind === Kind.OBJECT)) {
    return { kind: 'list', items: node.values.map(toTemplate) };
  }
  return { kind: 'value', value: valueFromASTUntyped(node) };
}
