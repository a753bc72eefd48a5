import { CombinedError, type Exchange, makeOperation, type Operation, type OperationResult } from '@urql/core';
import type { KeyingConfig, Resolver, ResolverConfig } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import type { DocumentNode } from 'graphql';
import { filter, makeSubject, map, merge, pipe, share } from 'wonka';
import { API } from './api.ts';
import { inheritAt } from './inherit-at.ts';
import type { FieldName } from './paged.ts';
import { pagedFields } from './paged.ts';
import type { Shape } from './shape.ts';

/** An exchange, to be placed before the cache, that writes the inherited `at` on every field. */
export const inheritAtExchange =
  (shape: Shape = API): Exchange =>
  ({ forward }) => {
    const known = new WeakMap<object, DocumentNode>();
    const transformed = (document: DocumentNode): DocumentNode => {
      const result = known.get(document) ?? inheritAt(document, shape);
      known.set(document, result);
      return result;
    };
    return (operations) => {
      const refused = makeSubject<OperationResult>();
      const written = pipe(
        operations,
        map((operation): Operation | undefined => {
          if (operation.kind === 'teardown') return operation;
          try {
            const query = transformed(operation.query as DocumentNode);
            return query === operation.query ? operation : makeOperation(operation.kind, { ...operation, query });
          } catch (error) {
            refused.next(refusal(operation, error));
            return undefined;
          }
        }),
        filter((operation): operation is Operation => operation !== undefined),
        share,
      );
      return merge([forward(written), refused.source]);
    };
  };

/** A fault of the document, not a network error, which would be retried. */
function refusal(operation: Operation, error: unknown): OperationResult {
  const message = error instanceof Error ? error.message : String(error);
  const combined = new CombinedError({ graphQLErrors: [{ message }] });
  return { operation, data: undefined, error: combined, stale: false, hasNext: false };
}

/** For `keys` of graphcache: the types without an identity, stored in their parent. */
export const keys = (shape: Shape = API): KeyingConfig =>
  Object.fromEntries(shape.withoutId.map((name) => [name, () => null]));

/** For `resolvers` of graphcache: merges the pages of the connections in `paged`. */
export function resolvers(paged: readonly FieldName[], shape: Shape = API): ResolverConfig {
  const config: Record<string, Record<string, Resolver>> = {};
  for (const { type, field } of pagedFields(paged, shape)) config[type] = { ...config[type], [field]: gathered() };
  return config;
}

/** The merged pages, with the connection's other fields. */
function gathered(): Resolver {
  const pages = relayPagination();
  return (parent, args, cache, info) => {
    const together = pages(parent, args, cache, info);
    const latest = cache.resolve(info.parentKey, info.fieldName, args);
    if (typeof together !== 'object' || together === null || typeof latest !== 'string') return together;
    const ofAll = ['totalCount', 'undecided', 'aggregate'].flatMap((field) => {
      const value = cache.resolve(latest, field);
      return value === undefined ? [] : [[field, value] as const];
    });
    return { ...together, ...Object.fromEntries(ofAll) };
  };
}
