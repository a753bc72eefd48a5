import { somePeopleAndNames } from './parameters.mjs';

const COUNTRY = 'code name region';
const ALLIANCE = 'name kind';
const PERSON = 'name birthYear';

/**
 * The row of a hand-written statement.
 * @param {any[]} rows
 */
const readRow = ([{ countries, alliances, loanCount, person }]) => [countries, alliances, loanCount, person];

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
      person(id: $person) { id ${PERSON} }
    }`,
    read: ({ countries, alliances, loans, person }) => [countries.nodes, alliances.nodes, loans.totalCount, person],
  },
  peer: {
    query: `query ($name: String!, $person: ID!) {
      countries(limit: 10, sort: [{ name: ASC }, { id: ASC }], where: { name: { gte: $name } }) { ${COUNTRY} }
      alliances(limit: 10, sort: [{ name: ASC }, { id: ASC }]) { ${ALLIANCE} }
      loansConnection { totalCount }
      people(where: { id: { eq: $person } }) { id ${PERSON} }
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
      person(id: $person) { id ${PERSON} }
    }`,
    read: ({ countries, alliances, loanCount, person }) => [countries, alliances, loanCount, person],
  },
  postgraphile: {
    query: `query ($name: String!, $person: String!) {
      allCountries(first: 10, orderBy: [NAME_ASC, ROW_ID_ASC], filter: { name: { greaterThanOrEqualTo: $name } }) {
        nodes { ${COUNTRY} }
      }
      allAlliances(first: 10, orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { ${ALLIANCE} } }
      allLoans { totalCount }
      personByRowId(rowId: $person) { id: rowId ${PERSON} }
    }`,
    read: ({ allCountries, allAlliances, allLoans, personByRowId }) => [
      allCountries.nodes,
      allAlliances.nodes,
      allLoans.totalCount,
      personByRowId,
    ],
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
    read: readRow,
  },
  sql: {
    text: `
      SELECT
        (SELECT json_agg(json_build_object('code', code, 'name', name, 'region', region) ORDER BY name, id)
         FROM (SELECT * FROM country WHERE name >= $1 ORDER BY name, id LIMIT 10) c) AS countries,
        (SELECT json_agg(json_build_object('name', name, 'kind', kind) ORDER BY name, id)
         FROM (SELECT * FROM alliance ORDER BY name, id LIMIT 10) a) AS alliances,
        (SELECT count(*) FROM loan) AS "loanCount",
        (SELECT json_build_object('id', id, 'name', name, 'birthYear', birth_year) FROM person WHERE id = $2) AS person`,
    values: ['name', 'person'],
    read: readRow,
  },
};
