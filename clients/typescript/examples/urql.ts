import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { inheritAtExchange, keys, resolvers } from 'entente-clients/urql';
import type { IntrospectionQuery } from 'graphql';

export const urqlClient = (url: string, schema: IntrospectionQuery): Client =>
  new Client({
    url,
    preferGetMethod: false,
    exchanges: [
      inheritAtExchange(),
      cacheExchange({
        schema,
        keys: keys(),
        // The connections whose pages are shown together.
        resolvers: resolvers(['Query.statements', 'Country.statements']),
      }),
      fetchExchange,
    ],
  });
