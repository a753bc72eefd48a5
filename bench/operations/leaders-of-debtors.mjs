import { someCodes } from './parameters.mjs';

/** About ten of a creditor's loans are over it, at any scale. */
const AMOUNT = 8.9e9;

const LEADING = ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT'];

/** @type {import('./types.mjs').Operation} */
export const leadersOfDebtors = {
  key: 'e',
  title: 'leaders of countries that owe a named creditor over an amount',
  parameters: (size) => someCodes(size).map(({ code }) => ({ code, amount: AMOUNT })),
  entente: {
    query: `query ($code: String!, $amount: Float!) {
      leaders(first: 100, where: { tenures: { some: {
        rank: { in: [${LEADING}] }
        country: { loansReceived: { some: { principalUsd: { gt: $amount }, creditor: { country: { code: { eq: $code } } } } } }
      } } }) { nodes { id name } }
    }`,
    read: (data) => data.leaders.nodes,
  },
  peer: {
    query: `query ($code: String!, $amount: Float!) {
      people(limit: 100, sort: [{ id: ASC }], where: { tenures: { some: {
        rank: { in: ${JSON.stringify(LEADING)} }
        country: { some: { loansReceived: { some: { principalUsd: { gt: $amount }, creditor: { some: { code: { eq: $code } } } } } } }
      } } }) { id name }
    }`,
    read: (data) => data.people,
  },
  naive: {
    query: `query ($code: String!, $amount: Float!) {
      country(code: $code) { loansAbove(amount: $amount) { debtor { leaders { id name } } } }
    }`,
    read: (data) => distinctById(data.country.loansAbove.flatMap((/** @type {any} */ loan) => loan.debtor.leaders)),
  },
  postgraphile: {
    query: `query ($code: String!, $amount: Float!) {
      allPeople(first: 100, orderBy: [ROW_ID_ASC], filter: { tenuresByHolderId: { some: {
        rank: { in: ${JSON.stringify(LEADING)} }
        countryByCountryId: { loansByDebtorId: { some: {
          principalUsd: { greaterThan: $amount }, countryByCreditorId: { code: { equalTo: $code } }
        } } }
      } } }) { nodes { id: rowId name } }
    }`,
    read: (data) => data.allPeople.nodes,
  },
  cypher: {
    text: `
      MATCH (:Country {code: $code})<-[:CREDITOR]-(l:Loan) WHERE l.principalUsd > $amount
      MATCH (l)-[:DEBTOR]->(d:Country)
      WITH DISTINCT d
      MATCH (d)<-[:COUNTRY]-(t:Tenure) WHERE t.rank IN ['HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT']
      MATCH (t)-[:HOLDER]->(p:Person)
      WITH DISTINCT p
      RETURN p.id AS id, p.name AS name ORDER BY id LIMIT 100`,
    read: (rows) => rows,
  },
  sql: {
    text: `
      SELECT p.id, p.name FROM person p WHERE p.id IN (
        SELECT t.holder_id FROM tenure t
        WHERE t.rank IN ('HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT') AND t.country_id IN (
          SELECT debtor_id FROM loan
          WHERE creditor_id = (SELECT id FROM country WHERE code = $1) AND principal_usd > $2
        )
      ) ORDER BY p.id LIMIT 100`,
    values: ['code', 'amount'],
    read: (rows) => rows,
  },
};

/** @param {any[]} people */
function distinctById(people) {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...byId.keys()]
    .sort()
    .slice(0, 100)
    .map((id) => byId.get(id));
}
