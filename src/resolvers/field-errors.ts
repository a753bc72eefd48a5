import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import {
  type Faults,
  locateField,
  type Operation,
  parseFaultKey,
  type Reason,
  type ResponseObject,
} from '../compiler/index.ts';
import { shortMessage } from './short-message.ts';

/** The most field errors per response: a list may have one per item. */
const MAX_FIELD_ERRORS = 100;

/** Response keys and list indexes. */
type ResponsePath = readonly (string | number)[];

/** The faults of an answer, and its data if graphql-js has walked it. Errors stand in the data in place of values. */
export interface FaultyAnswer {
  readonly faults: Faults;
  readonly root: ResponseObject | undefined;
}

/**
 * The field errors that graphql-js did not report because the data has no item for them, or because another error made
 * the parent null. The path is that of the first item with the field; without one, it ends before the first list.
 */
export function unreportedErrors(
  { faults, root }: FaultyAnswer,
  reported: readonly GraphQLError[],
  schema: GraphQLSchema,
  operation: Operation,
): readonly GraphQLFormattedError[] {
  const known = new Set(reported.map(({ originalError }) => originalError));
  // graphql-js may have reported an error of its own at the same path.
  const ours = new Set<unknown>(faults.values());
  const theirs = reported.filter(({ originalError }) => !ours.has(originalError));
  const paths = new Set(theirs.map(({ path = [] }) => path.filter((key) => typeof key === 'string').join('.')));
  const firstPaths = findFirstPaths(root, new Set([...faults.values()].filter((error) => !known.has(error))));
  return [...faults].flatMap(([field, error]) => {
    const place = parseFaultKey(field);
    if (known.has(error) || paths.has(place.path)) return [];
    const { nodes, path } = locateField(schema, operation, place.path, place.owner);
    const { message, locations, extensions } = new GraphQLError(error.message, { nodes, extensions: error.extensions });
    const at = firstPaths.get(error) ?? path;
    return [{ message: shortMessage(message), ...(locations && { locations }), path: at, extensions }];
  });
}

/** The path of the first occurrence of each error in the data. Removes those found from `wanted`. */
function findFirstPaths(root: unknown, wanted: Set<unknown>): ReadonlyMap<unknown, ResponsePath> {
  const paths = new Map<unknown, ResponsePath>();
  const path: (string | number)[] = [];
  const walk = (value: unknown): void => {
    if (wanted.delete(value)) paths.set(value, [...path]);
    if (wanted.size === 0 || typeof value !== 'object' || value === null || value instanceof Error) return;
    for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      path.push(key);
      walk(inner);
      path.pop();
      if (wanted.size === 0) return;
    }
  };
  walk(root);
  return paths;
}

/**
 * Sorts errors by their place in the document. Of too many, keeps at least one of each kind and adds an error with the
 * number of those left out.
 */
export function limitErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const kinds = new Set<string>();
  const [firsts, others]: [GraphQLFormattedError[], GraphQLFormattedError[]] = [[], []];
  for (const error of errors) {
    const kind = JSON.stringify([error.message, error.locations]);
    (kinds.has(kind) ? others : firsts).push(error);
    kinds.add(kind);
  }
  const kept = new Set([...firsts, ...others].slice(0, MAX_FIELD_ERRORS));
  const listed = errors.filter((error) => kept.has(error)).sort(byLocation);
  const more = errors.length - kept.size;
  if (more === 0) return listed;
  const message = `Only ${MAX_FIELD_ERRORS} field errors are listed; there are ${more} more.`;
  return [
    ...listed,
    { message, extensions: { ...commonExtensions(errors.filter((error) => !kept.has(error))), more } },
  ];
}

/** The code and reason for several errors together, without what concerns a single field. */
function commonExtensions(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError['extensions'] {
  const ofServer = errors.find(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR');
  if (ofServer) return { code: 'INTERNAL_SERVER_ERROR' };
  const reason: Reason = errors.every(({ extensions }) => extensions?.reason === 'CURSOR') ? 'CURSOR' : 'ARGUMENT';
  return { code: 'BAD_USER_INPUT', reason };
}

function byLocation(
  { locations: [one] = [] }: GraphQLFormattedError,
  { locations: [other] = [] }: GraphQLFormattedError,
): number {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
