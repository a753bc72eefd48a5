import type { GraphQLClient } from 'graphql-request';
import { countryOfADay, firstDays } from './country';
import type { CountryOfADayQueryVariables } from './gql/graphql';

export async function daysByGraphqlRequest(client: GraphQLClient, variables: CountryOfADayQueryVariables) {
  const { country } = await client.request(countryOfADay, variables);
  return country && firstDays(country);
}
