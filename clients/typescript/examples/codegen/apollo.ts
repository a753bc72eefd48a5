import type { ApolloClient } from '@apollo/client';
import { countryOfADay, firstDays } from './country';
import type { CountryOfADayQueryVariables } from './gql/graphql';

export async function daysByApollo(client: ApolloClient, variables: CountryOfADayQueryVariables) {
  const { data } = await client.query({ query: countryOfADay, variables });
  return data?.country && firstDays(data.country);
}
