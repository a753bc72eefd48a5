import type { Client } from '@urql/core';
import { countryOfADay, firstDays } from './country';
import type { CountryOfADayQueryVariables } from './gql/graphql';

export async function daysByUrql(client: Client, variables: CountryOfADayQueryVariables) {
  const { data, error } = await client.query(countryOfADay, variables);
  if (error) throw error;
  return data?.country && firstDays(data.country);
}
