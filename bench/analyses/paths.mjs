import { someFarPairs, somePairs } from '../operations/parameters.mjs';

const QUERY = '{ outcome steps chains { sources steps { kind fact { id } from { id } to { id } } } }';
const DAY = '2015-06-15';

/** @param {any} data */
const steps = (data) => data.paths.steps;

/** @param {any[]} rows */
const length = (rows) => (rows[0] ? Number(rows[0].length) / 2 : null);

/** @type {import('../operations/types.mjs').Operation} */
export const paths = {
  key: 'paths',
  title: 'the shortest chains between two countries',
  parameters: somePairs,
  entente: {
    query: `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, maxSteps: 4) ${QUERY} }`,
    read: steps,
  },
  cypher: {
    text: `
      MATCH (a:Country {id: $from}) MATCH (b:Country {id: $to})
      MATCH p = shortestPath((a)-[*..8]-(b))
      RETURN [n IN nodes(p) | n.id] AS ids, length(p) AS length`,
    read: length,
  },
};

/** @type {import('../operations/types.mjs').Operation} */
export const pathsAt = {
  key: 'paths-at',
  title: 'the same between two persons, by facts that were in force on a day',
  parameters: someFarPairs,
  entente: {
    query: `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, maxSteps: 4, at: "${DAY}") ${QUERY} }`,
    read: steps,
  },
  cypher: {
    text: `
      MATCH (a:Person {id: $from}) MATCH (b:Person {id: $to})
      MATCH p = shortestPath((a)-[:HOLDER|COUNTRY|MEMBER|ALLIANCE|CREDITOR|DEBTOR*..8]-(b))
      WHERE all(n IN nodes(p) WHERE
        NOT (n:Tenure OR n:Membership OR n:Loan)
        OR (n.from <= '${DAY}' AND (n.until IS NULL OR n.until > '${DAY}')))
      RETURN [n IN nodes(p) | n.id] AS ids, length(p) AS length`,
    read: length,
  },
};
