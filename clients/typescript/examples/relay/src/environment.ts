import { Environment, Network, RecordSource, Store } from 'relay-runtime';

export const relayEnvironment = (url: string): Environment =>
  new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query: text, variables }),
      });
      return response.json();
    }),
  });
