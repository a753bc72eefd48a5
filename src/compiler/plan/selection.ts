import {
  type FieldNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { notInApi } from '../errors.ts';
import type { Context } from './context.ts';

/** The nodes of one field: the same response key may be selected several times. */
export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/**
 * The fields selected on a concrete type, by response key, in the order of the response. Fragments are expanded, and
 * `@skip` and `@include` are applied.
 * @throws {GraphQLError} BAD_USER_INPUT for an unknown field, fragment or directive.
 */
export function collectFields(
  context: Context,
  typeName: string,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, FieldNodes> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const spread = new Set<string>();
  for (const set of sets) collectInto(context, typeName, set, fields, spread);
  return fields;
}

/** The selection sets of a field's nodes. */
export const selectionsOf = (nodes: readonly FieldNode[]): readonly SelectionSetNode[] =>
  nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));

function collectInto(
  context: Context,
  typeName: string,
  set: SelectionSetNode,
  fields: Map<string, [FieldNode, ...FieldNode[]]>,
  spread: Set<string>,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(context, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      checkField(context, typeName, selection.name.value);
      const key = selection.alias?.value ?? selection.name.value;
      const nodes = fields.get(key);
      if (nodes) nodes.push(selection);
      else fields.set(key, [selection]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? context.fragments.get(selection.name.value) : selection;
    if (!fragment) throw notInApi('fragment of this name');
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (spread.has(selection.name.value)) continue;
      spread.add(selection.name.value);
    }
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || applies(context, condition, typeName)) {
      collectInto(context, typeName, fragment.selectionSet, fields, spread);
    }
  }
}

function checkField({ schema }: Context, typeName: string, name: string): void {
  const type = schema.getType(typeName);
  if (name === '__typename') return;
  if (type === schema.getQueryType() && (name === '__schema' || name === '__type')) return;
  if ((isObjectType(type) || isInterfaceType(type)) && Object.hasOwn(type.getFields(), name)) return;
  throw notInApi(`field "${name}" on type "${typeName}"`);
}

type Directed = Parameters<typeof getDirectiveValues>[1];

function isIncluded(context: Context, node: Directed): boolean {
  if ((node.directives ?? []).length === 0) return true;
  for (const { name } of node.directives ?? []) {
    if (!context.schema.getDirective(name.value)) throw notInApi(`directive @${name.value}`);
  }
  const skip = getDirectiveValues(GraphQLSkipDirective, node, context.variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, context.variables);
  return skip?.if !== true && include?.if !== false;
}

const applies = (context: Context, condition: string, typeName: string): boolean =>
  condition === typeName || (context.model.interfaces.get(condition)?.members.includes(typeName) ?? false);
