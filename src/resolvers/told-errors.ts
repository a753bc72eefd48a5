import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import {
  type Faults,
  type Operation,
  placeOf,
  placeOfField,
  type Reason,
  type ResponseObject,
} from '../compiler/index.ts';
import { shortMessage } from './short-message.ts';

/** The most errors that one answer tells: a list may have one an item. */
export const MOST_ERRORS = 100;

/** Where a field of the response is: response keys, and places in lists. */
type Path = readonly (string | number)[];

/** What was answered, as graphql-js walks it: what is wrong with a field stands where its value would. */
export interface Walked {
  readonly faults: Faults;
  /** Undefined where graphql-js has walked nothing. */
  readonly root: ResponseObject | undefined;
}

/**
 * The errors of fields that graphql-js tells of none: there is no item for them to be of, or what is above them is null
 * already for another. What is wrong with an argument is told whatever there is. The path is that of the first item which
 * has the field; where none has, it goes as far as no list is passed.
 */
export function untoldErrors(
  { faults, root }: Walked,
  told: readonly GraphQLError[],
  schema: GraphQLSchema,
  operation: Operation,
): readonly GraphQLFormattedError[] {
  const known = new Set(told.map(({ originalError }) => originalError));
  // graphql-js may itself have found what is wrong there.
  const ours = new Set<unknown>(faults.values());
  const theirs = told.filter(({ originalError }) => !ours.has(originalError));
  const paths = new Set(theirs.map(({ path = [] }) => path.filter((key) => typeof key === 'string').join('.')));
  const places = firstPlaces(root, new Set([...faults.values()].filter((error) => !known.has(error))));
  return [...faults].flatMap(([field, error]) => {
    const place = placeOfField(field);
    if (known.has(error) || paths.has(place.path)) return [];
    const { nodes, path } = placeOf(schema, operation, place.path, place.owner);
    const { message, locations, extensions } = new GraphQLError(error.message, { nodes, extensions: error.extensions });
    const at = places.get(error) ?? path;
    return [{ message: shortMessage(message), ...(locations && { locations }), path: at, extensions }];
  });
}

/** Where each of these errors stands first in what was answered. */
function firstPlaces(root: unknown, wanted: Set<unknown>): ReadonlyMap<unknown, Path> {
  const places = new Map<unknown, Path>();
  const path: (string | number)[] = [];
  const walk = (value: unknown): void => {
    if (wanted.delete(value)) places.set(value, [...path]);
    if (wanted.size === 0 || typeof value !== 'object' || value === null || value instanceof Error) return;
    for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      path.push(key);
      walk(inner);
      path.pop();
      if (wanted.size === 0) return;
    }
  };
  walk(root);
  return places;
}

/** Errors in the order of the document; where there are too many, one of each kind at least, and how many are left out. */
export function orderErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const kinds = new Set<string>();
  const [firsts, others]: [GraphQLFormattedError[], GraphQLFormattedError[]] = [[], []];
  for (const error of errors) {
    const kind = JSON.stringify([error.message, error.locations]);
    (kinds.has(kind) ? others : firsts).push(error);
    kinds.add(kind);
  }
  const kept = new Set([...firsts, ...others].slice(0, MOST_ERRORS));
  const told = errors.filter((error) => kept.has(error)).sort(byPlace);
  const left = errors.length - kept.size;
  if (left === 0) return told;
  const message = `There are ${left} more errors of fields than these ${MOST_ERRORS}.`;
  return [...told, { message, extensions: { ...kindOf(errors.filter((error) => !kept.has(error))), more: left } }];
}

/** The code and the reason of errors together: nothing that is of one field alone. */
function kindOf(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError['extensions'] {
  const ofServer = errors.find(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR');
  if (ofServer) return { code: 'INTERNAL_SERVER_ERROR' };
  const reason: Reason = errors.every(({ extensions }) => extensions?.reason === 'CURSOR') ? 'CURSOR' : 'ARGUMENT';
  return { code: 'BAD_USER_INPUT', reason };
}

function byPlace({ locations: [one] = [] }: GraphQLFormattedError, { locations: [other] = [] }: GraphQLFormattedError) {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
