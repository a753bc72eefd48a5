import type { ApolloServerOptions } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ServerContext } from './context.ts';

/** Documents that are kept, and the length of their sources together: what is parsed of one is fifty times as large. */
const MAX_DOCUMENTS = 500;
const MAX_SOURCES = 2 ** 19;

type DocumentStore = NonNullable<ApolloServerOptions<ServerContext>['documentStore']>;

/** Keeps the parsed and validated documents that were asked last. */
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
