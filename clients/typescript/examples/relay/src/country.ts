import { graphql } from 'relay-runtime';

export const countryQuery = graphql`
  query countryQuery($day: Date!) {
    country(code: "VE", at: $day) {
      id
      name
      ...country_memberships
      ...country_statements
    }
  }
`;

export const memberships = graphql`
  fragment country_memberships on Country @refetchable(queryName: "countryMembershipsQuery") {
    memberships {
      totalCount
    }
  }
`;

export const statements = graphql`
  fragment country_statements on Country
  @refetchable(queryName: "countryStatementsQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }) {
    statements(first: $first, after: $after, orderBy: [{ id: ASC }]) @connection(key: "country_statements") {
      totalCount
      edges {
        node {
          id
          values {
            property
          }
        }
      }
    }
  }
`;
