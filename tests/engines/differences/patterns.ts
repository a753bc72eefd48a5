import type { GraphRow } from '../../../src/graph/index.ts';
import type { Difference, Tried } from './difference.ts';

const LOANS_OF = (kept: string): string =>
  `MATCH (c:C) OPTIONAL MATCH (c)<-[:R]-(l:L) WHERE ${kept} RETURN c.id, l.id ORDER BY c.id`;
const LOANS_INSTEAD: Tried & { readonly rows: readonly GraphRow[] } = {
  text: 'MATCH (c:C) CALL (c) { MATCH (c)<-[:R]-(l:L) WHERE EXISTS { (l)-[:D]->(:C) } RETURN collect(l.id) AS ls } RETURN c.id, ls ORDER BY c.id',
  rows: [
    ['a', ['l1']],
    ['b', []],
    ['c', []],
  ],
};
const VANISHED: GraphRow[] = [['a', 'l1']];
const KEPT: GraphRow[] = [
  ['a', 'l1'],
  ['b', null],
  ['c', null],
];

/** Matching: patterns, subqueries and paths. */
export const PATTERNS: readonly Difference[] = [
  {
    // What differs is how many rows may come between: a panic from some tens of millions on.
    row: 'unlabeled middle',
    dont: { text: 'MATCH (a:C)<-[:R]-(l)-[:D]->(b:C) RETURN a.id, b.id', embedded: [['a', 'b']], neo4j: [['a', 'b']] },
    instead: { text: 'MATCH (a:C)<-[:R]-(l:L) MATCH (l)-[:D]->(b:C) RETURN a.id, b.id', rows: [['a', 'b']] },
  },
  {
    // What differs is the time it takes.
    row: 'comma pattern',
    dont: {
      text: "MATCH (c:C {id: 'a'}), (l:L {id: 'l1'}) RETURN c.id, l.id",
      embedded: [['a', 'l1']],
      neo4j: [['a', 'l1']],
    },
    instead: { text: "MATCH (c:C {id: 'a'}) MATCH (l:L {id: 'l1'}) RETURN c.id, l.id", rows: [['a', 'l1']] },
  },
  {
    row: 'exists in optional match',
    dont: { text: LOANS_OF('EXISTS { (l)-[:D]->(:C) }'), embedded: VANISHED, neo4j: KEPT },
    instead: LOANS_INSTEAD,
  },
  {
    row: 'pattern in optional match',
    dont: { text: LOANS_OF('(l)-[:D]->(:C)'), embedded: VANISHED, neo4j: KEPT },
    instead: LOANS_INSTEAD,
  },
  {
    row: 'shortest path',
    dont: {
      text: "MATCH (f:P {id: 'from'}) MATCH (t:P {id: 'to'}) MATCH p = shortestPath((f)-[:S*..5]->(t)) WHERE all(n IN nodes(p) WHERE n.shut IS NULL) RETURN length(p)",
      embedded: [],
      neo4j: [[3]],
    },
    instead: {
      text: "MATCH (f:P {id: 'from'})-[:S]->(x:P) WHERE x.shut IS NULL MATCH (x)-[:S]->(y:P) WHERE y.shut IS NULL MATCH (y)-[:S]->(z:P) RETURN z.id",
      rows: [['to']],
    },
  },
  {
    row: 'null literal',
    dont: { text: 'MATCH (l:L {none: null}) RETURN count(l)', embedded: [[3]], neo4j: [[0]] },
    instead: { text: 'MATCH (l:L {none: $none}) RETURN count(l)', params: { none: null }, rows: [[0]] },
  },
  {
    row: 'label expression',
    dont: { text: 'MATCH (n:C|L) RETURN count(n)', embedded: 'refused', neo4j: [[6]] },
    instead: {
      text: 'CALL () { MATCH (n:C) RETURN n.id AS i UNION ALL MATCH (n:L) RETURN n.id AS i } RETURN count(i)',
      rows: [[6]],
    },
  },
  {
    row: 'distinct count subquery',
    dont: {
      text: 'MATCH (c:C) WHERE COUNT { MATCH (c)<-[:R]-(l:L) RETURN DISTINCT l } = 1 RETURN c.id ORDER BY c.id',
      embedded: 'refused',
      neo4j: [['a'], ['b'], ['c']],
    },
    instead: {
      text: 'MATCH (c:C) WHERE COUNT { MATCH (c)<-[e:R]-(l:L) WHERE COUNT { MATCH (l)-[f:R]->(c) WHERE elementId(f) < elementId(e) } = 0 } = 1 RETURN c.id ORDER BY c.id',
      rows: [['a'], ['b'], ['c']],
    },
  },
  {
    row: 'aggregate in a condition',
    dont: {
      text: 'MATCH (c:C) WHERE COUNT { MATCH (c)<-[:R]-(l:L) WITH sum(l.v) AS s WHERE s > 1 RETURN s } > 0 RETURN c.id',
      embedded: 'refused',
      neo4j: [['b']],
    },
    instead: {
      text: 'MATCH (c:C) CALL (c) { MATCH (c)<-[:R]-(l:L) WITH sum(l.v) AS s RETURN head(collect(s > 1)) AS t } WITH c, t WHERE t RETURN c.id',
      rows: [['b']],
    },
  },
  {
    row: 'collect subquery',
    dont: {
      text: 'MATCH (c:C) RETURN c.id, COLLECT { MATCH (c)<-[:R]-(l:L) RETURN l.id } AS ls ORDER BY c.id',
      embedded: 'refused',
      neo4j: [
        ['a', ['l1']],
        ['b', ['l2']],
        ['c', ['l3']],
      ],
    },
    instead: LOANS_INSTEAD,
  },
  {
    row: 'nested comprehension',
    dont: {
      text: "MATCH (c:C {id: 'a'}) RETURN [(c)<-[:R]-(l:L) | [l.id, [(l)-[:D]->(d:C) | d.id]]]",
      embedded: 'refused',
      neo4j: [[[['l1', ['b']]]]],
    },
    instead: {
      text: "MATCH (c:C {id: 'a'}) CALL (c) { MATCH (c)<-[:R]-(l:L) CALL (l) { MATCH (l)-[:D]->(d:C) RETURN collect(d.id) AS ds } RETURN collect([l.id, ds]) AS ls } RETURN ls",
      rows: [[[['l1', ['b']]]]],
    },
  },
  {
    row: 'quantified path',
    dont: {
      text: "MATCH (f:P {id: 'from'})(()-[:S]->()){2}(t:P {id: 'to'}) RETURN count(t)",
      embedded: 'refused',
      neo4j: [[1]],
    },
    instead: {
      text: "MATCH (f:P {id: 'from'})-[:S]->(x:P) MATCH (x)-[:S]->(t:P {id: 'to'}) RETURN count(t)",
      rows: [[1]],
    },
  },
];
