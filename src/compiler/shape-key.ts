import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Variables } from './plan/input.ts';

/**
 * The shape of an operation's variables: everything the Cypher text depends on. That is which fields are present, what is
 * null, the length of lists of input objects, Booleans (they include, skip and negate), sort directions, levels of `inForce`
 * and group keys.
 */
export function shapeKey(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Variables): string {
  return (operation.variableDefinitions ?? [])
    .map((definition) => {
      const name = definition.variable.name.value;
      if (!Object.hasOwn(variables, name)) return '-';
      const type = typeFromAST(schema, definition.type);
      return type && isInputType(type) ? shapeOf(variables[name], type) : '?';
    })
    .join(';');
}

function shapeOf(value: unknown, type: GraphQLInputType): string {
  if (value === null || value === undefined) return 'null';
  const bare = getNullableType(type);
  const named = getNamedType(bare);
  if (!isInputObjectType(named)) return isShape(named.name, isListType(bare)) ? String(value) : 'v';
  if (isListType(bare)) return `[${(value as readonly unknown[]).map((item) => shapeOf(item, bare.ofType)).join(',')}]`;
  const fields = Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, inner]) => {
    const definition = named.getFields()[key];
    return definition && inner !== undefined ? [`${key}:${shapeOf(inner, definition.type)}`] : [];
  });
  return `{${fields.join(',')}}`;
}

const isShape = (type: string, list: boolean): boolean => type.endsWith('GroupKey') || (!list && SHAPES.has(type));

const SHAPES: ReadonlySet<string> = new Set(['Boolean', 'SortDirection', 'InForceLevel']);
