import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { inheritAtTransform, possibleTypes } from 'entente-clients/apollo';
import { sha256 } from './record.ts';

const documentTransform = inheritAtTransform();
const cache = () => new InMemoryCache({ possibleTypes: possibleTypes() });

/** Asks by hash, in a GET whose answer the browser keeps. */
export const trustedApollo = (uri: string): ApolloClient =>
  new ApolloClient({
    link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(new HttpLink({ uri })),
    documentTransform,
    cache: cache(),
  });

/** Sends the same texts, for `recordDocuments`. */
export const recordedApollo = (fetch: typeof globalThis.fetch): ApolloClient =>
  new ApolloClient({ link: new HttpLink({ uri: 'http://localhost', fetch }), documentTransform, cache: cache() });
