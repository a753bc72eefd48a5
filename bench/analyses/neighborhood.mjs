import { someIds } from '../operations/parameters.mjs';

const TYPES = 'CREDITOR|DEBTOR|MEMBER|ALLIANCE|HOLDER|COUNTRY|PARTICIPANT';

/** @param {readonly (readonly unknown[])[]} nodes @param {readonly string[]} links */
const answerOf = (nodes, links) => ({
  nodes: nodes.map((node) => node.join(' ')).sort(),
  links: [...links].sort(),
});

/** @type {import('../operations/types.mjs').Operation} */
export const neighborhood = {
  key: 'neighborhood',
  title: 'two steps around a country, the 200 best connected actors and 10,000 of their facts',
  parameters: someIds,
  entente: {
    query: `query ($id: ID!) {
      neighborhood(of: [$id], steps: 2, first: 200) { nodes { actorId label degree } links { fact { id } source target } }
    }`,
    read: ({ neighborhood: { nodes, links } }) =>
      answerOf(
        nodes.map((/** @type {any} */ { actorId, label, degree }) => [actorId, label, degree]),
        links.map((/** @type {any} */ { fact }) => fact.id),
      ),
  },
  cypher: {
    text: `
      CALL () {
        MATCH (c:Country {id: $id})
        MATCH (c)<-[:${TYPES}]-()-[:${TYPES}]->(n) WHERE n <> c
        WITH c, collect(DISTINCT n) AS near
        UNWIND near + c AS a
        MATCH (a)<-[:${TYPES}]-()-[:${TYPES}]->(b) WHERE b <> a
        WITH DISTINCT c, a, b
        UNWIND [[a, b], [b, a]] AS pair
        WITH c, pair[0] AS n, count(DISTINCT pair[1]) AS degree
        ORDER BY n = c DESC, degree DESC, n.id LIMIT 200
        RETURN collect([n.id, n.name, degree]) AS nodes
      }
      WITH nodes, [n IN nodes | n[0]] AS ids
      CALL (ids) {
        MATCH (x:Country) WHERE x.id IN ids
        MATCH (x)<-[:CREDITOR|MEMBER|COUNTRY]-(f)-[:DEBTOR|ALLIANCE|HOLDER]->(y) WHERE y.id IN ids AND y <> x
        WITH f.id AS f, x.id AS x, y.id AS y ORDER BY f LIMIT 10000
        RETURN collect([f, x, y]) AS links
      }
      RETURN nodes, links`,
    read: ([row]) =>
      answerOf(
        row.nodes,
        row.links.map((/** @type {any} */ [fact]) => fact),
      ),
  },
};

/** @param {any} data */
const ringsOf = ({ neighborhood: { rings } }) => rings.map((/** @type {any} */ { actors }) => actors);

/** @param {any[]} rows */
const countsOf = ([{ first, second }]) => [Number(first), Number(second)];

/** @type {import('../operations/types.mjs').Operation} */
export const rings = {
  key: 'rings',
  title: 'how many actors are one and two steps from a country',
  parameters: someIds,
  entente: {
    query: 'query ($id: ID!) { neighborhood(of: [$id], steps: 2) { rings { distance actors } } }',
    read: ringsOf,
  },
  cypher: {
    text: `
      MATCH (c:Country {id: $id})
      MATCH (c)<-[:${TYPES}]-()-[:${TYPES}]->(n) WHERE n <> c
      WITH c, collect(DISTINCT n) AS near
      UNWIND near + c AS a
      MATCH (a)<-[:${TYPES}]-()-[:${TYPES}]->(b) WHERE b <> a
      WITH size(near) AS first, count(DISTINCT b) AS all
      RETURN first, all - first - 1 AS second`,
    read: countsOf,
  },
};

/** @type {import('../operations/types.mjs').Operation} */
export const hops = {
  key: 'hops',
  title: 'how many countries are one and two hops from a country, by alliances',
  parameters: someIds,
  entente: {
    query: `query ($id: ID!) {
      neighborhood(of: [$id], hops: 2, via: { facts: [MEMBERSHIP] }) { rings { distance actors } }
    }`,
    read: ringsOf,
  },
  cypher: {
    text: `
      MATCH (c:Country {id: $id})
      MATCH (c)<-[:MEMBER]-(:Membership)-[:ALLIANCE]->(:Alliance)<-[:ALLIANCE]-(:Membership)-[:MEMBER]->(n:Country)
      WHERE n <> c
      WITH c, collect(DISTINCT n) AS near
      UNWIND near + c AS a
      MATCH (a)<-[:MEMBER]-(:Membership)-[:ALLIANCE]->(x:Alliance)
      WITH c, near, collect(DISTINCT x) AS alliances
      UNWIND alliances AS x
      MATCH (x)<-[:ALLIANCE]-(:Membership)-[:MEMBER]->(b:Country)
      WITH size(near) AS first, count(DISTINCT b) AS all
      RETURN first, all - first - 1 AS second`,
    read: countsOf,
  },
};
