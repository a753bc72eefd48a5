import { Client, type Exchange, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { persistedExchange } from '@urql/exchange-persisted';
import { inheritAtExchange, keys } from 'entente-clients/urql';
import type { IntrospectionQuery } from 'graphql';
import { sha256 } from './record.ts';

const before = (schema: IntrospectionQuery): Exchange[] => [
  inheritAtExchange(),
  cacheExchange({ schema, keys: keys() }),
];

/** Asks by hash, in a GET whose answer the browser keeps. */
export const trustedUrql = (url: string, schema: IntrospectionQuery): Client =>
  new Client({
    url,
    preferGetMethod: false,
    exchanges: [
      ...before(schema),
      persistedExchange({ generateHash: sha256, preferGetForPersistedQueries: 'force' }),
      fetchExchange,
    ],
  });

/** Sends the same texts, for `recordDocuments`. */
export const recordedUrql = (fetch: typeof globalThis.fetch, schema: IntrospectionQuery): Client =>
  new Client({
    url: 'http://localhost',
    preferGetMethod: false,
    fetch,
    exchanges: [...before(schema), fetchExchange],
  });
