const LOAN = 'id from principalUsd';

/** @param {any[]} countries @param {(country: any) => any[]} loansOf */
const answerOf = (countries, loansOf) =>
  countries.map((country) => [
    country.code,
    country.name,
    loansOf(country).map(({ id, from, principalUsd, debtor }) => {
      const { code, name } = [debtor].flat()[0];
      return [id, from, principalUsd, code, name];
    }),
  ]);

/** @type {import('./types.mjs').Operation} */
export const newestLoans = {
  key: 'g',
  title: '200 countries × 5 newest loans × debtor',
  parameters: () => [{}],
  entente: {
    query: `{
      countries(first: 200, orderBy: [{ name: ASC }]) {
        nodes {
          code
          name
          loansGiven(first: 5, orderBy: [{ from: DESC }]) { nodes { ${LOAN} debtor { ... on Country { code name } } } }
        }
      }
    }`,
    read: (data) => answerOf(data.countries.nodes, (country) => country.loansGiven.nodes),
  },
  peer: {
    query: `{
      countries(limit: 200, sort: [{ name: ASC }, { id: ASC }]) {
        code
        name
        loansGiven(limit: 5, sort: [{ from: DESC }, { id: ASC }]) { ${LOAN} debtor { code name } }
      }
    }`,
    read: (data) => answerOf(data.countries, (country) => country.loansGiven),
  },
  naive: {
    query: `{
      countries(first: 200) { code name newestLoans(first: 5) { ${LOAN} debtor { code name } } }
    }`,
    read: (data) => answerOf(data.countries, (country) => country.newestLoans),
  },
  cypher: {
    text: `
      MATCH (c:Country)
      WITH c ORDER BY c.name, c.id LIMIT 200
      CALL (c) {
        MATCH (c)<-[:CREDITOR]-(l:Loan)
        WITH l ORDER BY l.from DESC, l.id LIMIT 5
        MATCH (l)-[:DEBTOR]->(d:Country)
        RETURN collect({
          id: l.id, from: l.from, principalUsd: l.principalUsd, debtor: { code: d.code, name: d.name }
        }) AS loans
      }
      RETURN c.code AS code, c.name AS name, loans`,
    read: (rows) => answerOf(rows, (country) => country.loans),
  },
};
