import { someCodes } from './parameters.mjs';

const LOAN = 'id principalUsd status from instrument';

/** @type {import('./types.mjs').Operation} */
export const largestLoans = {
  key: 'b',
  title: 'its 50 largest loans',
  parameters: someCodes,
  entente: {
    query: `query ($code: String!) {
      country(code: $code) { loansGiven(first: 50, orderBy: [{ principalUsd: DESC }]) { nodes { ${LOAN} } } }
    }`,
    read: (data) => data.country.loansGiven.nodes,
  },
  peer: {
    query: `query ($code: String!) {
      countries(where: { code: { eq: $code } }) {
        loansGiven(limit: 50, sort: [{ principalUsd: DESC }, { id: ASC }]) { ${LOAN} }
      }
    }`,
    read: (data) => data.countries[0].loansGiven,
  },
  naive: {
    query: `query ($code: String!) { country(code: $code) { largestLoans(first: 50) { ${LOAN} } } }`,
    read: (data) => data.country.largestLoans,
  },
  cypher: {
    text: `
      MATCH (:Country {code: $code})<-[:CREDITOR]-(l:Loan)
      WITH l ORDER BY l.principalUsd DESC, l.id LIMIT 50
      RETURN l.id AS id, l.principalUsd AS principalUsd, l.status AS status, l.from AS from, l.instrument AS instrument`,
    read: (rows) => rows,
  },
};
