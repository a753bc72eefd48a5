import { somePeopleAndNames } from './parameters.mjs';

const COUNTRY = 'code name region';
const ALLIANCE = 'name kind';
const PERSON = 'id name birthYear';

/** @type {import('./types.mjs').Operation} */
export const severalRoots = {
  key: 'h',
  title: 'four root fields',
  parameters: somePeopleAndNames,
  entente: {
    query: `query ($name: String!, $person: ID!) {
      countries(first: 10, orderBy: [{ name: ASC }], where: { name: { gte: $name } }) { nodes { ${COUNTRY} } }
      alliances(first: 10, orderBy: [{ name: ASC }]) { nodes { ${ALLIANCE} } }
      loans { totalCount }
      person(id: $person) { ${PERSON} }
    }`,
    read: ({ countries, alliances, loans, person }) => [countries.nodes, alliances.nodes, loans.totalCount, person],
  },
  peer: {
    query: `query ($name: String!, $person: ID!) {
      countries(limit: 10, sort: [{ name: ASC }, { id: ASC }], where: { name: { gte: $name } }) { ${COUNTRY} }
      alliances(limit: 10, sort: [{ name: ASC }, { id: ASC }]) { ${ALLIANCE} }
      loansConnection { totalCount }
      people(where: { id: { eq: $person } }) { ${PERSON} }
    }`,
    read: ({ countries, alliances, loansConnection, people }) => [
      countries,
      alliances,
      loansConnection.totalCount,
      people[0],
    ],
  },
  naive: {
    query: `query ($name: String!, $person: ID!) {
      countries(first: 10, from: $name) { ${COUNTRY} }
      alliances(first: 10) { ${ALLIANCE} }
      loanCount
      person(id: $person) { ${PERSON} }
    }`,
    read: ({ countries, alliances, loanCount, person }) => [countries, alliances, loanCount, person],
  },
  cypher: {
    text: `
      CALL () {
        MATCH (c:Country) WHERE c.name >= $name WITH c ORDER BY c.name, c.id LIMIT 10
        RETURN collect({ code: c.code, name: c.name, region: c.region }) AS countries
      }
      CALL () {
        MATCH (a:Alliance) WITH a ORDER BY a.name, a.id LIMIT 10
        RETURN collect({ name: a.name, kind: a.kind }) AS alliances
      }
      CALL () { MATCH (l:Loan) RETURN count(l) AS loanCount }
      MATCH (p:Person {id: $person})
      RETURN countries, alliances, loanCount, { id: p.id, name: p.name, birthYear: p.birthYear } AS person`,
    read: ([{ countries, alliances, loanCount, person }]) => [countries, alliances, loanCount, person],
  },
};
