import { date } from 'entente-clients/scalars';
import { type DocumentType, graphql } from './gql';

export const countryOfADay = graphql(`
  query CountryOfADay($day: Date!) {
    country(code: "VE", at: $day) {
      id
      ...Ties
    }
  }
`);

export const ties = graphql(`
  fragment Ties on Country {
    memberships {
      totalCount
      nodes {
        id
        from
      }
    }
  }
`);

export const variables = { day: date('2023-09-14') };

/** The first day of each membership, where one is known. */
export const firstDays = ({ memberships }: DocumentType<typeof ties>) => memberships.nodes.map(({ from }) => from);
