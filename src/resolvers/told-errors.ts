import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Operation } from '../compiler/compile.ts';
import { type Faults, placeOfField } from '../compiler/faults.ts';
import { placeOf } from '../compiler/place.ts';
import { shortMessage } from './short-message.ts';

/** The most errors that one answer tells: a list may have one an item. */
export const MOST_ERRORS = 100;

/**
 * The errors of fields that the data lead to none of, as there is no item or a field beside them has failed already:
 * what is wrong with an argument is told whatever there is. The path goes as far as no list is passed.
 */
export function untoldErrors(
  faults: Faults,
  told: readonly GraphQLError[],
  schema: GraphQLSchema,
  operation: Operation,
): readonly GraphQLFormattedError[] {
  const known = new Set(told.map(({ originalError }) => originalError));
  // graphql-js may itself have found what is wrong there.
  const ours = new Set<unknown>(faults.values());
  const theirs = told.filter(({ originalError }) => !ours.has(originalError));
  const paths = new Set(theirs.map(({ path = [] }) => path.filter((key) => typeof key === 'string').join('.')));
  return [...faults].flatMap(([field, error]) => {
    const place = placeOfField(field);
    if (known.has(error) || paths.has(place.path)) return [];
    const { nodes, path } = placeOf(schema, operation, place.path, place.owner);
    const { message, locations, extensions } = new GraphQLError(error.message, { nodes, extensions: error.extensions });
    return [{ message: shortMessage(message), ...(locations && { locations }), path, extensions }];
  });
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
  const [{ extensions } = {}] = errors.filter((error) => !kept.has(error));
  const message = `There are ${left} more errors of fields than these ${MOST_ERRORS}.`;
  return [...told, { message, extensions: { ...extensions, more: left } }];
}

function byPlace({ locations: [one] = [] }: GraphQLFormattedError, { locations: [other] = [] }: GraphQLFormattedError) {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
