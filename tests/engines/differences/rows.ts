import { expect } from '@jest/globals';
import type { GraphRow } from '../../../src/graph/index.ts';
import type { Difference } from './difference.ts';
import { MANY } from './filled.ts';

/** Rows of one chunk of the embedded engine, and more than it takes at once in some places. */
const CHUNK = 2_048;
const TOO_MANY = 70_000;

const ITEMS = `UNWIND range(1, ${MANY}) AS i RETURN i`;

/** Rows: what a clause does with them, and what is returned. */
export const ROWS: readonly Difference[] = [
  {
    row: 'sum of nothing',
    dont: { text: 'MATCH (x:None) RETURN sum(x.v), stDev(x.v)', embedded: [[null, null]], neo4j: [[0, 0]] },
    instead: { text: 'MATCH (x:None) RETURN coalesce(sum(x.v), 0)', rows: [[0]] },
  },
  {
    row: 'deviation of one',
    dont: { text: 'UNWIND [1.0] AS x RETURN stDev(x)', embedded: [[null]], neo4j: [[0]] },
    instead: {
      text: 'UNWIND [1.0] AS x WITH stDev(x) AS d, count(x) AS n RETURN CASE WHEN n > 1 THEN d END',
      rows: [[null]],
    },
  },
  {
    row: 'percentile',
    dont: {
      text: 'UNWIND [1.0, 2.0, 3.0, 4.0] AS x RETURN percentileCont(x, $p), percentileDisc(x, $p)',
      params: { p: 0.25 },
      embedded: [[2.5, 2]],
      neo4j: [[1.75, 1]],
    },
  },
  {
    row: 'limit expression',
    dont: { text: 'MATCH (c:C) RETURN c.id ORDER BY c.id LIMIT 1 + 1', embedded: 'refused', neo4j: [['a'], ['b']] },
    instead: { text: 'MATCH (c:C) RETURN c.id ORDER BY c.id LIMIT $n', params: { n: 2n }, rows: [['a'], ['b']] },
  },
  {
    row: 'whole node',
    dont: {
      text: "MATCH (c:C {id: 'a'}) WITH keys(c) AS k, c RETURN c",
      embedded: [[expect.objectContaining({ _labels: ['C'], id: 'a' })]],
      neo4j: [[expect.objectContaining({ labels: ['C'], properties: { id: 'a' } })]],
    },
    instead: { text: "MATCH (c:C {id: 'a'}) RETURN [c.id, c.none]", rows: [[['a', null]]] },
  },
  {
    row: 'bare identifier',
    dont: { text: 'RETURN 1 AS as', embedded: 'refused', neo4j: [[1]] },
    instead: { text: 'RETURN 1 AS `as`', rows: [[1]] },
  },
  { row: 'backtick in a name', dont: { text: 'RETURN 1 AS `a``b`', embedded: 'refused', neo4j: [[1]] } },
  {
    row: 'distinct behind call',
    dont: { text: `CALL () { ${ITEMS} } RETURN DISTINCT i`, embedded: rows(CHUNK), neo4j: rows(MANY) },
    instead: { text: `CALL () { ${ITEMS.replace('RETURN', 'RETURN DISTINCT')} } RETURN i`, rows: rows(MANY) },
  },
  {
    row: 'with distinct behind call',
    dont: { text: `CALL () { ${ITEMS} } WITH DISTINCT i RETURN count(i)`, embedded: [[CHUNK]], neo4j: [[MANY]] },
    instead: { text: `CALL () { ${ITEMS.replace('RETURN', 'RETURN DISTINCT')} } RETURN count(i)`, rows: [[MANY]] },
  },
  {
    row: 'filter behind call',
    dont: {
      text: `CALL () { UNWIND range(1, ${TOO_MANY}) AS i RETURN i } WITH i WHERE i > 5 RETURN count(i)`,
      embedded: 'refused',
      neo4j: [[TOO_MANY - 5]],
    },
    instead: {
      text: `CALL () { UNWIND range(1, ${TOO_MANY}) AS i WITH i WHERE i > 5 RETURN i } RETURN count(i)`,
      rows: [[TOO_MANY - 5]],
    },
  },
  {
    row: 'match behind order',
    dont: {
      text: 'MATCH (m:M) WITH m ORDER BY m.id DESC MATCH (m)-[:N]->(x:X) WITH collect(m.id) AS ids RETURN ids[2047] - ids[2048]',
      embedded: [[CHUNK]],
      neo4j: [[1]],
    },
    instead: {
      text: 'MATCH (m:M) WITH m ORDER BY m.id DESC MATCH (m)-[:N]->(x:X) WITH m ORDER BY m.id DESC WITH collect(m.id) AS ids RETURN ids[2047] - ids[2048]',
      rows: [[1]],
    },
  },
  {
    row: 'wrapped aggregate',
    dont: { text: 'MATCH (l:L) RETURN [count(l), sum(l.v)]', embedded: 'refused', neo4j: [[[3, 3]]] },
    instead: { text: 'MATCH (l:L) WITH count(l) AS c, sum(l.v) AS s RETURN [c, s]', rows: [[[3, 3]]] },
  },
];

function rows(count: number): readonly GraphRow[] {
  return Array.from({ length: count }, (_, index) => [index + 1]);
}
