import type { ApolloServerOptions } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ServerContext } from './context.ts';

/** The maximum number of cached documents, and the total length of their sources. A parsed document is fifty times as large. */
const MAX_DOCUMENTS = 500;
const MAX_SOURCES = 2 ** 19;

type DocumentStore = NonNullable<ApolloServerOptions<ServerContext>['documentStore']>;

/** A cache of the most recently used documents, parsed and validated. */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_SOURCES,
    sizeCalculation: ({ loc }) => (loc ? loc.end - loc.start : 0) + 1,
  });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => void documents.set(key, document),
    delete: async (key) => documents.delete(key),
  };
}
