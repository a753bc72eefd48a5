import {
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { badRequest, type Variables } from '../compiler/index.ts';
import { shortMessage } from './short-message.ts';

/** The most faults of one request that are told of: whoever sends more is helped by the first ones. */
export const MOST_FAULTS = 10;

/** The variables as the operation takes them, or what is wrong with them. */
export type ReadVariables =
  | { readonly variables: Variables; readonly faults?: undefined }
  | { readonly faults: readonly GraphQLFormattedError[] };

/** The most objects in a list, and fields in an object: nobody writes a thousand conditions, and errors quote them all. */
const MOST_OBJECTS = 1000;

/** Coerces the variables of a request, and stops at the first faults. */
export function readVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): ReadVariables {
  const long = Object.keys(given).find((name) => holdsTooMany(given[name]));
  if (long !== undefined) {
    const node = variableDefinitions.find(({ variable }) => variable.name.value === long);
    const message = `Variable "$${long}" has a list of more than ${MOST_OBJECTS} objects, or an object of more than as many fields.`;
    return { faults: [faultOf(badRequest('VARIABLES', message, node))] };
  }
  const options = { maxErrors: MOST_FAULTS };
  const { coerced, errors = [] } = getVariableValues(schema, variableDefinitions, given, options);
  if (coerced) return { variables: coerced };
  const faults = errors.slice(0, MOST_FAULTS).map(faultOf);
  if (errors.length <= MOST_FAULTS) return { faults };
  const more = `The variables have more faults than these ${MOST_FAULTS}, which are the first.`;
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
  const large = Array.isArray(value) ? objects.length > MOST_OBJECTS : inner.length > MOST_OBJECTS;
  return large || objects.some(holdsTooMany);
}
