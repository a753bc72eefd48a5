import { type FieldNode, type GraphQLField, isObjectType } from 'graphql';
import { DAY_TYPE } from '../bind/day-params.ts';
import type { Context, Position } from './context.ts';
import { type Input, readArguments } from './input.ts';

type Nodes = readonly [FieldNode, ...FieldNode[]];

/** The arguments of a field of an object type of the API. */
export function argumentsOf(
  context: Context,
  typeName: string,
  [node]: Nodes,
  { path }: Position,
): ReadonlyMap<string, Input> {
  const type = context.schema.getType(typeName);
  const field: GraphQLField<unknown, unknown> | undefined = isObjectType(type)
    ? type.getFields()[node.name.value]
    : undefined;
  return field ? readArguments(node, field, { variables: context.variables, path }) : new Map();
}

/** The day that holds from here on: the field's own `at`, or that of the field above. `at: null` lifts it. */
export function dayOf(context: Context, given: ReadonlyMap<string, Input>, position: Position): string | undefined {
  const at = given.get('at');
  if (!at) return position.at;
  return at.kind === 'leaf' ? context.parameters.value(at.source, DAY_TYPE, `${position.path}.at`) : undefined;
}

/**
 * The arguments with the defaults that the schema has. As for a page's size, null is the same as nothing where there is a
 * default; and who asks for a page from the end has not asked for one from the front.
 */
export function withDefaults(
  field: GraphQLField<unknown, unknown> | undefined,
  given: ReadonlyMap<string, Input>,
): ReadonlyMap<string, Input> {
  const all = new Map(given);
  const isGiven = (name: string): boolean => (given.get(name) ?? { kind: 'null' }).kind !== 'null';
  for (const { name, defaultValue: value } of field?.args ?? []) {
    if (value === undefined || isGiven(name) || (name === 'first' && isGiven('last'))) continue;
    all.set(name, { kind: 'leaf', source: { kind: 'literal', value } });
  }
  return all;
}
