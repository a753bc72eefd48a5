const VALUES = 'from principalUsd';
const LOAN = `id ${VALUES}`;
/** PostGraphile keeps `id` for ids of its own. */
const ROW = `id: rowId ${VALUES}`;

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

/**
 * The newest loans of so many countries.
 * @param {number} count
 * @returns {import('./types.mjs').Operation}
 */
const newestLoansOf = (count) => ({
  key: 'g',
  title: `${count} countries × 5 newest loans × debtor`,
  parameters: () => [{}],
  entente: {
    query: `{
      countries(first: ${count}, orderBy: [{ name: ASC }]) {
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
      countries(limit: ${count}, sort: [{ name: ASC }, { id: ASC }]) {
        code
        name
        loansGiven(limit: 5, sort: [{ from: DESC }, { id: ASC }]) { ${LOAN} debtor { code name } }
      }
    }`,
    read: (data) => answerOf(data.countries, (country) => country.loansGiven),
  },
  naive: {
    query: `{
      countries(first: ${count}) { code name newestLoans(first: 5) { ${LOAN} debtor { code name } } }
    }`,
    read: (data) => answerOf(data.countries, (country) => country.newestLoans),
  },
  postgraphile: {
    query: `{
      allCountries(first: ${count}, orderBy: [NAME_ASC, ROW_ID_ASC]) {
        nodes {
          code
          name
          loansByCreditorId(first: 5, orderBy: [FROM_DESC, ROW_ID_ASC]) {
            nodes { ${ROW} debtor: countryByDebtorId { code name } }
          }
        }
      }
    }`,
    read: (data) => answerOf(data.allCountries.nodes, (country) => country.loansByCreditorId.nodes),
  },
  cypher: {
    text: `
      MATCH (c:Country)
      WITH c ORDER BY c.name, c.id LIMIT ${count}
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
  sql: {
    text: `
      SELECT c.code, c.name, (
        SELECT json_agg(loan) FROM (
          SELECT json_build_object(
            'id', l.id, 'from', l."from", 'principalUsd', l.principal_usd,
            'debtor', json_build_object('code', d.code, 'name', d.name)
          ) AS loan
          FROM loan l JOIN country d ON d.id = l.debtor_id
          WHERE l.creditor_id = c.id ORDER BY l."from" DESC, l.id LIMIT 5
        ) l
      ) AS loans
      FROM (SELECT id, code, name FROM country ORDER BY name, id LIMIT ${count}) c
      ORDER BY c.name, c.id`,
    read: (rows) => answerOf(rows, (country) => country.loans),
  },
});

/** The smallest graph that entente is held against itself on has but twenty countries. */
export const newestLoans = { ...newestLoansOf(200), compared: newestLoansOf(20) };
