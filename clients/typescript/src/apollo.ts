import type { FieldPolicy, TypePolicies, TypePolicy } from '@apollo/client';
import { DocumentTransform, relayStylePagination } from '@apollo/client/utilities';
import { API } from './api.ts';
import { inheritAt } from './inherit-at.ts';
import { type FieldName, pagedFields } from './paged.ts';
import type { Shape } from './shape.ts';

/** For `documentTransform` of an `ApolloClient`: writes the inherited `at` on every field. */
export const inheritAtTransform = (shape: Shape = API): DocumentTransform =>
  new DocumentTransform((document) => inheritAt(document, shape));

/**
 * For `typePolicies` of an `InMemoryCache`. Merges the pages of the connections in `paged`, as `fetchMore` requires; keeps the
 * pages of others apart.
 */
export function typePolicies(paged: readonly FieldName[] = [], shape: Shape = API): TypePolicies {
  const merged = pagedFields(paged, shape);
  const policies = Object.keys(shape.types).map((name) => {
    const fields = {
      ...listPolicies(name, shape),
      ...Object.fromEntries(
        merged.filter(({ type }) => type === name).map(({ field, args }) => [field, relayStylePagination([...args])]),
      ),
    };
    const policy: TypePolicy = {
      ...(shape.withoutId.includes(name) && { keyFields: false, merge: true }),
      ...(Object.keys(fields).length > 0 && { fields }),
    };
    return [name, policy] as const;
  });
  return Object.fromEntries(policies.filter(([, policy]) => Object.keys(policy).length > 0));
}

/** A new list replaces the old one, since its items have no identity. */
const listPolicies = (type: string, shape: Shape): Readonly<Record<string, FieldPolicy>> =>
  Object.fromEntries(
    Object.entries(shape.types[type] ?? {})
      .filter(([, { list }]) => list)
      .map(([field]) => [field, { merge: false }]),
  );

/** For `possibleTypes` of an `InMemoryCache`. */
export const possibleTypes = (shape: Shape = API): Record<string, string[]> =>
  Object.fromEntries(Object.entries(shape.possibleTypes).map(([name, types]) => [name, [...types]]));
