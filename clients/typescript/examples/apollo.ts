import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { inheritAtTransform, possibleTypes, typePolicies } from 'entente-clients/apollo';

export const apolloClient = (uri: string): ApolloClient =>
  new ApolloClient({
    link: new HttpLink({ uri }),
    documentTransform: inheritAtTransform(),
    cache: new InMemoryCache({
      possibleTypes: possibleTypes(),
      // The connections that `fetchMore` pages through.
      typePolicies: typePolicies(['Query.statements', 'Country.statements']),
    }),
  });
