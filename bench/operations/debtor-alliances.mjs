import { largestLoansInSql, largestLoansOf } from './hand-written.mjs';
import { someNames } from './parameters.mjs';

const VALUES = 'principalUsd status from';
const LOAN = `id ${VALUES}`;
/** PostGraphile keeps `id` for ids of its own. */
const ROW = `id: rowId ${VALUES}`;

/** @param {any} country @param {any[]} loans @param {(loan: any) => any[]} alliancesOf */
const answerOf = ({ code, name }, loans, alliancesOf) => ({
  code,
  name,
  loans: loans.map((loan) => ({
    id: loan.id,
    principalUsd: loan.principalUsd,
    status: loan.status,
    from: loan.from,
    alliances: alliancesOf(loan),
  })),
});

/** @param {any} debtor @param {any[]} memberships */
const alliances = (debtor, memberships) => [
  debtor.code,
  debtor.name,
  ...memberships.map(({ alliance }) => [alliance].flat()[0].name),
];

/** @type {import('./types.mjs').Operation} */
export const debtorAlliances = {
  key: 'c',
  title: '20 countries × 10 largest loans × debtor × its alliances',
  parameters: someNames,
  entente: {
    query: `query ($name: String!) {
      countries(first: 20, orderBy: [{ name: ASC }], where: { name: { gte: $name } }) {
        nodes {
          code
          name
          loansGiven(first: 10, orderBy: [{ principalUsd: DESC }]) {
            nodes {
              ${LOAN}
              debtor { ... on Country { code name memberships(first: 40) { nodes { alliance { name } } } } }
            }
          }
        }
      }
    }`,
    read: (data) =>
      data.countries.nodes.map((/** @type {any} */ country) =>
        answerOf(country, country.loansGiven.nodes, ({ debtor }) => alliances(debtor, debtor.memberships.nodes)),
      ),
  },
  peer: {
    query: `query ($name: String!) {
      countries(limit: 20, sort: [{ name: ASC }, { id: ASC }], where: { name: { gte: $name } }) {
        code
        name
        loansGiven(limit: 10, sort: [{ principalUsd: DESC }, { id: ASC }]) {
          ${LOAN}
          debtor { code name memberships(limit: 40, sort: [{ id: ASC }]) { alliance { name } } }
        }
      }
    }`,
    read: (data) =>
      data.countries.map((/** @type {any} */ country) =>
        answerOf(country, country.loansGiven, ({ debtor: [debtor] }) => alliances(debtor, debtor.memberships)),
      ),
  },
  naive: {
    query: `query ($name: String!) {
      countries(first: 20, from: $name) {
        code
        name
        largestLoans(first: 10) { ${LOAN} debtor { code name memberships(first: 40) { alliance { name } } } }
      }
    }`,
    read: (data) =>
      data.countries.map((/** @type {any} */ country) =>
        answerOf(country, country.largestLoans, ({ debtor }) => alliances(debtor, debtor.memberships)),
      ),
  },
  postgraphile: {
    query: `query ($name: String!) {
      allCountries(first: 20, orderBy: [NAME_ASC, ROW_ID_ASC], filter: { name: { greaterThanOrEqualTo: $name } }) {
        nodes {
          code
          name
          loansByCreditorId(first: 10, orderBy: [PRINCIPAL_USD_DESC, ROW_ID_ASC]) {
            nodes {
              ${ROW}
              countryByDebtorId {
                code
                name
                membershipsByMemberId(first: 40, orderBy: [ROW_ID_ASC]) { nodes { allianceByAllianceId { name } } }
              }
            }
          }
        }
      }
    }`,
    read: (data) =>
      data.allCountries.nodes.map((/** @type {any} */ country) =>
        answerOf(country, country.loansByCreditorId.nodes, ({ countryByDebtorId: debtor }) => [
          debtor.code,
          debtor.name,
          ...debtor.membershipsByMemberId.nodes.map((/** @type {any} */ node) => node.allianceByAllianceId.name),
        ]),
      ),
  },
  cypher: {
    text: `
      MATCH (c:Country) WHERE c.name >= $name
      WITH c ORDER BY c.name, c.id LIMIT 20
      ${largestLoansOf()}
      RETURN c.code AS code, c.name AS name, loans`,
    read: (rows) =>
      rows.map((country) =>
        answerOf(country, country.loans, ({ debtor }) => [debtor.code, debtor.name, ...debtor.alliances]),
      ),
  },
  sql: {
    text: `
      SELECT c.code, c.name, ${largestLoansInSql()}
      FROM (SELECT id, code, name FROM country WHERE name >= $1 ORDER BY name, id LIMIT 20) c
      ORDER BY c.name, c.id`,
    values: ['name'],
    read: (rows) =>
      rows.map((country) =>
        answerOf(country, country.loans, ({ debtor }) => [debtor.code, debtor.name, ...debtor.alliances]),
      ),
  },
};
