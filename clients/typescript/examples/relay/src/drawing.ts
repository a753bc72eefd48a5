import { graphql } from 'relay-runtime';

export const drawingQuery = graphql`
  query drawingQuery($of: [ID!]!) {
    neighborhood(of: $of, steps: 2, first: 60) {
      links {
        id
        kind
        source
        target
        label
        fact {
          id
        }
      }
    }
  }
`;
