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
};

/** @param {any[]} people */
function distinctById(people) {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...byId.keys()]
    .sort()
    .slice(0, 100)
    .map((id) => byId.get(id));
}
