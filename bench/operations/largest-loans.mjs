import { someCodes } from './parameters.mjs';

const VALUES = 'principalUsd status from instrument';
const LOAN = `id ${VALUES}`;
/** PostGraphile keeps `id` for ids of its own. */
const ROW = `id: rowId ${VALUES}`;

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
  postgraphile: {
    query: `query ($code: String!) {
      countryByCode(code: $code) {
        loansByCreditorId(first: 50, orderBy: [PRINCIPAL_USD_DESC, ROW_ID_ASC]) { nodes { ${ROW} } }
      }
    }`,
    read: (data) => data.countryByCode.loansByCreditorId.nodes,
  },
  cypher: {
    text: `
      MATCH (:Country {code: $code})<-[:CREDITOR]-(l:Loan)
      WITH l ORDER BY l.principalUsd DESC, l.id LIMIT 50
      RETURN l.id AS id, l.principalUsd AS principalUsd, l.status AS status, l.from AS from, l.instrument AS instrument`,
    read: (rows) => rows,
  },
  sql: {
    text: `
      SELECT l.id, l.principal_usd AS "principalUsd", l.status, l."from", l.instrument
      FROM loan l WHERE l.creditor_id = (SELECT id FROM country WHERE code = $1)
      ORDER BY l.principal_usd DESC, l.id LIMIT 50`,
    values: ['code'],
    read: (rows) => rows,
  },
};
