import type { Difference } from './difference.ts';

const LONG = 9_000;

/** Writes: `left` reads what they left. */
export const WRITES: readonly Difference[] = [
  {
    row: 'append to list',
    dont: {
      text: "MATCH (w:W {id: 'append'}) SET w.list = w.list + 'x'",
      left: "MATCH (w:W {id: 'append'}) RETURN w.list",
      embedded: [[null]],
      neo4j: [[['a', 'x']]],
    },
    instead: {
      text: "MATCH (w:W {id: 'appended'}) SET w.list = w.list + ['x']",
      left: "MATCH (w:W {id: 'appended'}) RETURN w.list",
      rows: [[['a', 'x']]],
    },
  },
  {
    row: 'in transactions',
    dont: {
      text: 'MATCH (w:W) CALL (w) { SET w.z = 1 } IN TRANSACTIONS OF 1 ROWS',
      left: 'MATCH (w:W) RETURN w.z',
      embedded: 'refused',
      neo4j: 'refused',
    },
  },
  {
    row: 'map property',
    dont: {
      text: "MATCH (w:W {id: 'set'}) SET w.map = $map, w.nested = [[1]]",
      params: { map: { a: 1n } },
      left: "MATCH (w:W {id: 'set'}) RETURN w.map, w.nested",
      embedded: [[{ a: 1 }, [[1]]]],
      neo4j: 'refused',
    },
  },
  {
    row: 'set reads set',
    dont: {
      text: "MATCH (w:W {id: 'set'}) SET w.a = w.b, w.b = w.a",
      left: "MATCH (w:W {id: 'set'}) RETURN w.a, w.b",
      embedded: [[2, 2]],
      neo4j: [[2, 1]],
    },
    instead: {
      text: "MATCH (w:W {id: 'sets'}) SET w.a = w.b SET w.b = w.a",
      left: "MATCH (w:W {id: 'sets'}) RETURN w.a, w.b",
      rows: [[2, 2]],
    },
  },
  {
    row: 'long indexed text',
    dont: {
      text: 'CREATE (:K {t: $t})',
      params: { t: 'x'.repeat(LONG) },
      left: 'MATCH (k:K) RETURN size(k.t)',
      embedded: [[LONG]],
      neo4j: 'refused',
    },
  },
];
