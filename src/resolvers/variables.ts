import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  Kind,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { badRequest, type Operation, type Variables } from '../compiler/index.ts';
import { ArgumentPlaces, type VariablePart } from './argument-places.ts';
import { shortMessage } from './short-message.ts';

/** The most faults reported per request, of its document or its variables. */
export const MAX_REQUEST_FAULTS = 10;

/** The coerced variables, or what is wrong with them. */
export type ReadVariables =
  | { readonly variables: Variables; readonly faults?: undefined }
  | { readonly faults: readonly GraphQLFormattedError[] };

/** The most objects in a list, and fields in an object. Error messages quote all of them. */
const MAX_OBJECTS = 1000;

/** Coerces the variables of a request. Stops after `MAX_REQUEST_FAULTS` faults. */
export function readVariables(
  schema: GraphQLSchema,
  { definition, fragments }: Operation,
  given: Readonly<Record<string, unknown>>,
): ReadVariables {
  const { variableDefinitions = [] } = definition;
  const long = Object.keys(given).find((name) => holdsTooMany(given[name]));
  if (long !== undefined) {
    const node = variableDefinitions.find(({ variable }) => variable.name.value === long);
    const message = `Variable "$${long}" has a list with more than ${MAX_OBJECTS} objects or an object with more than ${MAX_OBJECTS} fields.`;
    const places = new ArgumentPlaces([definition], fragments);
    return { faults: [faultOf(badRequest('VARIABLES', message, node), places.ofVariable(long))] };
  }
  const options = { maxErrors: MAX_REQUEST_FAULTS };
  const { coerced, errors = [] } = getVariableValues(schema, variableDefinitions, given, options);
  if (coerced) return { variables: coerced };
  const places = new ArgumentPlaces([definition], fragments);
  const parts = new Map<VariableDefinitionNode, VariablePart[]>();
  const faults = errors.slice(0, MAX_REQUEST_FAULTS).map((error) => {
    const node = error.nodes?.find((one) => one.kind === Kind.VARIABLE_DEFINITION);
    if (!node) return faultOf(error);
    // The errors of one variable come in the order of their paths, which only their messages hold.
    const own = parts.get(node) ?? faultyParts(schema, node, given);
    parts.set(node, own);
    return faultOf(error, places.ofVariable(node.variable.name.value, own.shift()));
  });
  if (errors.length <= MAX_REQUEST_FAULTS) return { faults };
  const more = `Only the first ${MAX_REQUEST_FAULTS} faults of the variables are listed; there are more.`;
  return { faults: [...faults, faultOf(badRequest('VARIABLES', more))] };
}

function faultOf({ message, locations }: GraphQLError, argument?: string): GraphQLFormattedError {
  const { extensions } = badRequest('VARIABLES', message);
  return {
    message: shortMessage(message),
    ...(locations && { locations }),
    extensions: argument === undefined ? extensions : { ...extensions, argument },
  };
}

/** The first faulty parts of a variable's value. */
function faultyParts(
  schema: GraphQLSchema,
  { variable, type }: VariableDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): VariablePart[] {
  const parts: VariablePart[] = [];
  const expected = typeFromAST(schema, type);
  const { value: name } = variable.name;
  if (!isInputType(expected) || !Object.hasOwn(given, name)) return parts;
  try {
    coerceInputValue(given[name], expected, (steps, value) => {
      parts.push({ steps, isObject: typeof value === 'object' && value !== null && !Array.isArray(value) });
      // Of a long list that is wrong, not every item is looked at.
      if (parts.length === MAX_REQUEST_FAULTS) throw ENOUGH;
    });
  } catch (error) {
    if (error !== ENOUGH) throw error;
  }
  return parts;
}

const ENOUGH = new Error('There are as many faults as are reported');

function holdsTooMany(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const inner: readonly unknown[] = Object.values(value);
  const objects = inner.filter((one) => typeof one === 'object' && one !== null);
  const large = Array.isArray(value) ? objects.length > MAX_OBJECTS : inner.length > MAX_OBJECTS;
  return large || objects.some(holdsTooMany);
}
