import {
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { badRequest, type Variables } from '../compiler/index.ts';
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
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): ReadVariables {
  const long = Object.keys(given).find((name) => holdsTooMany(given[name]));
  if (long !== undefined) {
    const node = variableDefinitions.find(({ variable }) => variable.name.value === long);
    const message = `Variable "$${long}" has a list with more than ${MAX_OBJECTS} objects or an object with more than ${MAX_OBJECTS} fields.`;
    return { faults: [faultOf(badRequest('VARIABLES', message, node))] };
  }
  const options = { maxErrors: MAX_REQUEST_FAULTS };
  const { coerced, errors = [] } = getVariableValues(schema, variableDefinitions, given, options);
  if (coerced) return { variables: coerced };
  const faults = errors.slice(0, MAX_REQUEST_FAULTS).map(faultOf);
  if (errors.length <= MAX_REQUEST_FAULTS) return { faults };
  const more = `Only the first ${MAX_REQUEST_FAULTS} faults of the variables are listed; there are more.`;
  return { faults: [...faults, faultOf(badRequest('VARIABLES', more))] };
}

function faultOf({ message, locations }: GraphQLError): GraphQLFormattedError {
  const { extensions } = badRequest('VARIABLES', message);
  return { message: shortMessage(message), ...(locations && { locations }), extensions };
}

function holdsTooMany(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const inner: readonly unknown[] = Object.values(value);
  const objects = inner.filter((one) => typeof one === 'object' && one !== null);
  const large = Array.isArray(value) ? objects.length > MAX_OBJECTS : inner.length > MAX_OBJECTS;
  return large || objects.some(holdsTooMany);
}
