import { largestLoansInSql, largestLoansOf } from './hand-written.mjs';
import { someNames } from './parameters.mjs';

const VALUES = 'principalUsd status from';
const LOAN = `id ${VALUES}`;
/** PostGraphile keeps `id` for ids of its own. */
const ROW = `id: rowId ${VALUES}`;
const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage endCursor }';

/**
 * A connection's answer; cursors are each contestant's own affair.
 * @param {any} connection
 * @param {(node: any) => unknown} read
 */
const page = ({ totalCount, pageInfo, edges }, read) => ({
  totalCount,
  hasNextPage: pageInfo.hasNextPage,
  items: edges.map((/** @type {any} */ { node }) => read(node)),
});

/** @param {any} loan @param {any} debtor @param {any} memberships */
const loanOf = ({ id, principalUsd, status, from }, debtor, memberships) => ({
  id,
  principalUsd,
  status,
  from,
  debtor: [debtor.code, debtor.name],
  memberships,
});

/** @param {any} node */
const allianceOf = ({ alliance }) => [alliance].flat()[0].name;

/** @param {any} data @param {string} countries @param {string} loans @param {string} memberships */
const readPages = (data, countries, loans, memberships) =>
  page(data[countries], (country) => ({
    code: country.code,
    name: country.name,
    loans: page(country[loans], (loan) => {
      const debtor = [loan.debtor].flat()[0];
      return loanOf(loan, debtor, page(debtor[memberships], allianceOf));
    }),
  }));

/** @type {import('./types.mjs').Operation} */
export const debtorAlliancesPaged = {
  key: 'd',
  title: 'c as connections with totalCount and pageInfo',
  parameters: someNames,
  entente: {
    query: `query ($name: String!) {
      countries(first: 20, orderBy: [{ name: ASC }], where: { name: { gte: $name } }) {
        ${PAGE}
        edges {
          node {
            code
            name
            loansGiven(first: 10, orderBy: [{ principalUsd: DESC }]) {
              ${PAGE}
              edges {
                node {
                  ${LOAN}
                  debtor {
                    ... on Country { code name memberships(first: 40) { ${PAGE} edges { node { alliance { name } } } } }
                  }
                }
              }
            }
          }
        }
      }
    }`,
    read: (data) => readPages(data, 'countries', 'loansGiven', 'memberships'),
  },
  peer: {
    query: `query ($name: String!) {
      countriesConnection(first: 20, sort: [{ name: ASC }, { id: ASC }], where: { name: { gte: $name } }) {
        ${PAGE}
        edges {
          node {
            code
            name
            loansGivenConnection(first: 10, sort: [{ node: { principalUsd: DESC } }, { node: { id: ASC } }]) {
              ${PAGE}
              edges {
                node {
                  ${LOAN}
                  debtor {
                    code
                    name
                    membershipsConnection(first: 40, sort: [{ node: { id: ASC } }]) {
                      ${PAGE}
                      edges { node { alliance { name } } }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }`,
    read: (data) => readPages(data, 'countriesConnection', 'loansGivenConnection', 'membershipsConnection'),
  },
  naive: {
    query: `query ($name: String!) {
      countryCount(from: $name)
      countries(first: 20, from: $name) {
        code
        name
        loanCount
        largestLoans(first: 10) {
          ${LOAN}
          debtor { code name membershipCount memberships(first: 40) { alliance { name } } }
        }
      }
    }`,
    read: (data) =>
      fromCounts(data.countryCount, data.countries, (country) => ({
        total: country.loanCount,
        loans: country.largestLoans.map((/** @type {any} */ loan) =>
          loanOf(loan, loan.debtor, counted(loan.debtor.membershipCount, loan.debtor.memberships.map(allianceOf))),
        ),
      })),
  },
  postgraphile: {
    query: `query ($name: String!) {
      allCountries(first: 20, orderBy: [NAME_ASC, ROW_ID_ASC], filter: { name: { greaterThanOrEqualTo: $name } }) {
        ${PAGE}
        edges {
          node {
            code
            name
            loansByCreditorId(first: 10, orderBy: [PRINCIPAL_USD_DESC, ROW_ID_ASC]) {
              ${PAGE}
              edges {
                node {
                  ${ROW}
                  debtor: countryByDebtorId {
                    code
                    name
                    membershipsByMemberId(first: 40, orderBy: [ROW_ID_ASC]) {
                      ${PAGE}
                      edges { node { alliance: allianceByAllianceId { name } } }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }`,
    read: (data) => readPages(data, 'allCountries', 'loansByCreditorId', 'membershipsByMemberId'),
  },
  cypher: {
    text: `
      CALL () { MATCH (c:Country) WHERE c.name >= $name RETURN count(c) AS total }
      MATCH (c:Country) WHERE c.name >= $name
      WITH total, c ORDER BY c.name, c.id LIMIT 20
      ${largestLoansOf(', total: COUNT { (d)<-[:MEMBER]-() }')}
      RETURN total, c.code AS code, c.name AS name, COUNT { (c)<-[:CREDITOR]-() } AS loanCount, loans`,
    read: readCounted,
  },
  sql: {
    text: `
      SELECT (SELECT count(*) FROM country WHERE name >= $1) AS total, c.code, c.name,
        (SELECT count(*) FROM loan WHERE creditor_id = c.id) AS "loanCount",
        ${largestLoansInSql(", 'total', (SELECT count(*) FROM membership WHERE member_id = d.id)")}
      FROM (SELECT id, code, name FROM country WHERE name >= $1 ORDER BY name, id LIMIT 20) c
      ORDER BY c.name, c.id`,
    values: ['name'],
    read: readCounted,
  },
};

/**
 * The rows of a hand-written statement.
 * @param {any[]} rows
 */
function readCounted(rows) {
  return fromCounts(rows[0].total, rows, (country) => ({
    total: country.loanCount,
    loans: country.loans.map((/** @type {any} */ loan) =>
      loanOf(loan, loan.debtor, counted(loan.debtor.total, loan.debtor.alliances)),
    ),
  }));
}

/**
 * A page whose contestant knows how many items there are in all.
 * @param {number} totalCount
 * @param {any[]} items
 */
function counted(totalCount, items) {
  return { totalCount, hasNextPage: totalCount > items.length, items };
}

/** @param {number} totalCount @param {any[]} countries @param {(country: any) => { total: number, loans: any[] }} read */
function fromCounts(totalCount, countries, read) {
  return counted(
    totalCount,
    countries.map((country) => {
      const { total, loans } = read(country);
      return { code: country.code, name: country.name, loans: counted(total, loans) };
    }),
  );
}
