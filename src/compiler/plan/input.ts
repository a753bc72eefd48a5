import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import { badInput } from '../errors.ts';
import { unknown } from './unknown.ts';

/** Where a value comes from. A compiled operation keeps this in place of the value, so that it serves every value. */
export type Source =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly (string | number)[] }
  | { readonly kind: 'list'; readonly items: readonly Source[] };

/** An argument as far as its shape goes: objects are opened up, values stay with their source. */
export type Input =
  | { readonly kind: 'null' }
  | { readonly kind: 'leaf'; readonly source: Source }
  | { readonly kind: 'list'; readonly items: readonly Input[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Input> };

/** The coerced values of an operation's variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** The value that a source has under these variables. */
export function resolveSource(source: Source, variables: Variables): unknown {
  switch (source.kind) {
    case 'literal':
      return source.value;
    case 'variable':
      return source.path.reduce<unknown>(
        (value, step) => (value as Readonly<Record<string | number, unknown>>)[step],
        variables[source.name],
      );
    case 'list':
      return source.items.map((item) => resolveSource(item, variables));
  }
}

/** The value that an argument has under these variables. */
export function resolveInput(input: Input, variables: Variables): unknown {
  switch (input.kind) {
    case 'null':
      return null;
    case 'leaf':
      return resolveSource(input.source, variables);
    case 'list':
      return input.items.map((item) => resolveInput(item, variables));
    case 'object':
      return Object.fromEntries([...input.fields].map(([name, inner]) => [name, resolveInput(inner, variables)]));
  }
}

/**
 * The arguments that are given to a field. What is left out, or is a variable without a value, is not there.
 * @throws {GraphQLError} BAD_USER_INPUT where an argument, or a field of its value, is none of the API's, or null where it must not be.
 */
export function readArguments(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  { variables, path }: { readonly variables: Variables; readonly path: string },
): ReadonlyMap<string, Input> {
  const given = new Map<string, Input>();
  for (const argument of node.arguments ?? []) {
    const definition = field.args.find((one) => one.name === argument.name.value);
    if (!definition) throw unknown(`argument "${argument.name.value}" on field "${node.name.value}"`);
    const place = { variables, argument: `${path}.${argument.name.value}` };
    const input = fromNode(argument.value, definition.type, place);
    if (input) given.set(argument.name.value, input);
  }
  return given;
}

const NULL: Input = { kind: 'null' };

/** Where a value stands: in an argument, for errors. */
interface Place {
  readonly variables: Variables;
  readonly argument: string;
}

function fromNode(node: ValueNode, type: GraphQLInputType, place: Place): Input | undefined {
  if (node.kind === Kind.NULL) return NULL;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    if (!Object.hasOwn(place.variables, name)) return undefined;
    checkGiven(place, name, type);
    return fromValue(place.variables[name], type, name, []);
  }
  const bare = getNullableType(type);
  const named = getNamedType(bare);
  if (!isInputObjectType(named)) return { kind: 'leaf', source: leafSource(node, bare, place) };
  if (isListType(bare)) {
    const nodes = node.kind === Kind.LIST ? node.values : [node];
    return { kind: 'list', items: nodes.map((item) => fromNode(item, bare.ofType, place) ?? NULL) };
  }
  if (node.kind !== Kind.OBJECT) throw unknown(`${named.name} that is no object`);
  const fields = new Map<string, Input>();
  for (const field of node.fields) {
    const definition = fieldOf(named, field.name.value);
    const input = fromNode(field.value, definition.type, place);
    if (input) fields.set(field.name.value, input);
  }
  return { kind: 'object', fields };
}

/** A scalar, an enum or a list of these; a list may hold variables among its elements. */
function leafSource(node: ValueNode, type: GraphQLInputType, place: Place): Source {
  const bare = getNullableType(type);
  if (node.kind === Kind.VARIABLE) {
    checkGiven(place, node.name.value, type);
    return { kind: 'variable', name: node.name.value, path: [] };
  }
  if (isListType(bare)) {
    const nodes = node.kind === Kind.LIST ? node.values : [node];
    if (nodes.some((item) => item.kind === Kind.VARIABLE)) {
      return { kind: 'list', items: nodes.map((item) => leafSource(item, bare.ofType, place)) };
    }
  }
  const value: unknown = valueFromAST(node, bare, place.variables);
  if (value === undefined) throw unknown(`${String(bare)} that is written so`);
  return { kind: 'literal', value };
}

/**
 * A variable may be null though the value must not be, where it has a value by default: validation lets that pass.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
function checkGiven({ variables, argument }: Place, name: string, type: GraphQLInputType): void {
  if (!isNonNullType(type) || (variables[name] ?? null) !== null) return;
  throw badInput(argument, `must not be null, and the variable "$${name}" is`);
}

function fieldOf(type: GraphQLInputObjectType, name: string): GraphQLInputField {
  const fields = type.getFields();
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw unknown(`field "${name}" on input type "${type.name}"`);
  return field;
}

function fromValue(value: unknown, type: GraphQLInputType, name: string, path: readonly (string | number)[]): Input {
  if (value === null || value === undefined) return NULL;
  const bare = getNullableType(type);
  const named = getNamedType(bare);
  if (!isInputObjectType(named)) return { kind: 'leaf', source: { kind: 'variable', name, path } };
  if (isListType(bare)) {
    const items = value as readonly unknown[];
    return { kind: 'list', items: items.map((item, index) => fromValue(item, bare.ofType, name, [...path, index])) };
  }
  const fields = Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, inner]) => {
    if (inner === undefined) return [];
    const definition = fieldOf(named, key);
    return [[key, fromValue(inner, definition.type, name, [...path, key])] as const];
  });
  return { kind: 'object', fields: new Map(fields) };
}
