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
import { badInput, notInApi } from '../errors.ts';

/** Where a value comes from. Compiled operations hold this instead of the value, so that they work for all values. */
export type ValueSource =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly (string | number)[] }
  | { readonly kind: 'list'; readonly items: readonly ValueSource[] };

/** The shape of an argument: objects are taken apart, leaf values are represented by their source. */
export type Input =
  | { readonly kind: 'null' }
  | { readonly kind: 'leaf'; readonly source: ValueSource }
  | { readonly kind: 'list'; readonly items: readonly Input[] }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Input> };

/** The coerced values of an operation's variables. */
export type Variables = Readonly<Record<string, unknown>>;

/** The value of a source for these variables. */
export function resolveSource(source: ValueSource, variables: Variables): unknown {
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

/** The value of an argument for these variables. */
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

/** The arguments given to a field, by name. An omitted argument, or a variable without a value, has no entry. */
export type GivenArguments = ReadonlyMap<string, Input>;

/** The source of an argument with a scalar, enum or list value; undefined if it is omitted or null. */
export function sourceOf(given: GivenArguments, name: string): ValueSource | undefined {
  const input = given.get(name);
  return input?.kind === 'leaf' ? input.source : undefined;
}

/**
 * Reads the arguments of a field.
 * @throws {GraphQLError} BAD_USER_INPUT for an unknown argument or input field, or null for a non-null type.
 */
export function readArguments(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  { variables, path }: { readonly variables: Variables; readonly path: string },
): GivenArguments {
  const given = new Map<string, Input>();
  for (const argument of node.arguments ?? []) {
    const definition = field.args.find((one) => one.name === argument.name.value);
    if (!definition) throw notInApi(`argument "${argument.name.value}" on field "${node.name.value}"`);
    const site = { variables, argument: `${path}.${argument.name.value}` };
    const input = fromNode(argument.value, definition.type, site);
    if (input) given.set(argument.name.value, input);
  }
  return given;
}

const NULL: Input = { kind: 'null' };

/** The argument that a value is part of. */
interface InputSite {
  readonly variables: Variables;
  readonly argument: string;
}

function fromNode(node: ValueNode, type: GraphQLInputType, site: InputSite): Input | undefined {
  if (node.kind === Kind.NULL) return NULL;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    if (!Object.hasOwn(site.variables, name)) return undefined;
    checkGiven(site, name, type);
    return fromValue(site.variables[name], type, name, []);
  }
  const bare = getNullableType(type);
  const named = getNamedType(bare);
  if (!isInputObjectType(named)) return { kind: 'leaf', source: leafSource(node, bare, site) };
  if (isListType(bare)) {
    const nodes = node.kind === Kind.LIST ? node.values : [node];
    return { kind: 'list', items: nodes.map((item) => fromNode(item, bare.ofType, site) ?? NULL) };
  }
  if (node.kind !== Kind.OBJECT) throw notInApi(`${named.name} that is no object`);
  const fields = new Map<string, Input>();
  for (const field of node.fields) {
    const definition = fieldOf(named, field.name.value);
    const input = fromNode(field.value, definition.type, site);
    if (input) fields.set(field.name.value, input);
  }
  return { kind: 'object', fields };
}

/** The source of a scalar, an enum or a list of these. A list may contain variables. */
function leafSource(node: ValueNode, type: GraphQLInputType, site: InputSite): ValueSource {
  const bare = getNullableType(type);
  if (node.kind === Kind.VARIABLE) {
    checkGiven(site, node.name.value, type);
    return { kind: 'variable', name: node.name.value, path: [] };
  }
  if (isListType(bare)) {
    const nodes = node.kind === Kind.LIST ? node.values : [node];
    if (nodes.some((item) => item.kind === Kind.VARIABLE)) {
      return { kind: 'list', items: nodes.map((item) => leafSource(item, bare.ofType, site)) };
    }
  }
  const value: unknown = valueFromAST(node, bare, site.variables);
  if (value === undefined) throw notInApi(`${String(bare)} that is written so`);
  return { kind: 'literal', value };
}

/**
 * Validation allows a nullable variable for a non-null argument that has a default value, but its value must not be null.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
function checkGiven({ variables, argument }: InputSite, name: string, type: GraphQLInputType): void {
  if (!isNonNullType(type) || (variables[name] ?? null) !== null) return;
  throw badInput(argument, `must not be null, but the variable "$${name}" is`);
}

function fieldOf(type: GraphQLInputObjectType, name: string): GraphQLInputField {
  const fields = type.getFields();
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) throw notInApi(`field "${name}" on input type "${type.name}"`);
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
