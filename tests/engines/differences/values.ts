import { textKey } from '../../../src/domain/index.ts';
import type { Difference } from './difference.ts';
import { LAST_OF_BMP } from './filled.ts';

/** Expressions and parameters. */
export const VALUES: readonly Difference[] = [
  {
    row: 'map of null',
    dont: { text: 'OPTIONAL MATCH (x:None) RETURN x {.id}', embedded: [[{ id: null }]], neo4j: [[null]] },
    instead: { text: 'OPTIONAL MATCH (x:None) RETURN CASE WHEN x IS NULL THEN null ELSE x {.id} END', rows: [[null]] },
  },
  {
    row: 'not any',
    dont: {
      text: 'RETURN NOT any(x IN [null] WHERE x = 1), NOT all(x IN [null] WHERE x = 1), none(x IN [null] WHERE x = 1), single(x IN [null] WHERE x = 1)',
      embedded: [[true, true, true, false]],
      neo4j: [[null, null, null, null]],
    },
    instead: { text: 'RETURN NOT coalesce(any(x IN [null] WHERE x = 1), false)', rows: [[true]] },
  },
  {
    row: 'not in empty list',
    dont: {
      text: 'MATCH (l:L) WHERE NOT l.none IN $list RETURN count(l)',
      params: { list: [] },
      embedded: [[0]],
      neo4j: [[3]],
    },
    instead: {
      text: 'MATCH (l:L) WHERE size($list) = 0 OR NOT l.none IN $list RETURN count(l)',
      params: { list: [] },
      rows: [[3]],
    },
  },
  {
    row: 'text and number',
    dont: { text: "MATCH (l:L) WHERE l.s = 1 RETURN '1' = 1, count(l)", embedded: [[true, 1]], neo4j: [] },
    instead: { text: 'MATCH (l:L) WHERE l.s = $s RETURN count(l)', params: { s: '1' }, rows: [[1]] },
  },
  {
    row: 'partial date',
    dont: { text: "RETURN date('2020-01') < date('2020-02')", embedded: [[null]], neo4j: [[true]] },
    instead: { text: "RETURN '2020-01-01' < '2020-02-01'", rows: [[true]] },
  },
  {
    row: 'zoned instant',
    dont: {
      text: "RETURN datetime('2020-01-01T12:00:00+02:00') = datetime('2020-01-01T10:00:00Z')",
      embedded: [[true]],
      neo4j: [[false]],
    },
    instead: { text: "RETURN '2020-01-01T10:00:00Z' < '2020-01-01T11:00:00Z'", rows: [[true]] },
  },
  {
    row: 'whole float',
    dont: { text: 'RETURN $v / 4', params: { v: 2 }, embedded: [[0]], neo4j: [[0.5]] },
    instead: { text: 'RETURN toFloat($v) / 4, $n / 4', params: { v: 2, n: 2n }, rows: [[0.5, 0]] },
  },
  {
    row: 'negative slice',
    dont: { text: 'RETURN [1, 2, 3][-2..]', embedded: [[[]]], neo4j: [[[2, 3]]] },
    instead: { text: 'RETURN [1, 2, 3][1..]', rows: [[[2, 3]]] },
  },
  {
    row: 'concatenation operator',
    dont: { text: "RETURN [1] || [2], 'a' || 'b'", embedded: 'refused', neo4j: [[[1, 2], 'ab']] },
    instead: { text: "RETURN [1] + [2], 'a' + 'b'", rows: [[[1, 2], 'ab']] },
  },
  {
    row: 'is empty',
    dont: { text: 'RETURN isEmpty([])', embedded: 'refused', neo4j: [[true]] },
    instead: { text: 'RETURN size([]) = 0', rows: [[true]] },
  },
  { row: 'rounding to digits', dont: { text: 'RETURN round(1.256, 2)', embedded: 'refused', neo4j: [[1.26]] } },
  {
    row: 'boolean order',
    dont: { text: 'RETURN false < true', embedded: [[null]], neo4j: [[true]] },
    instead: { text: 'WITH false AS a, true AS b RETURN NOT a AND b', rows: [[true]] },
  },
  {
    // In the order of code points, which both engines sort by, the first node comes behind the text.
    row: 'text beyond the BMP',
    dont: {
      text: 'MATCH (t:T) WHERE t.t > $last RETURN t.id ORDER BY t.t',
      params: { last: LAST_OF_BMP },
      embedded: [[1]],
      neo4j: [],
    },
    instead: {
      text: 'MATCH (t:T) WHERE t.key > $last RETURN t.id ORDER BY t.key',
      params: { last: textKey(LAST_OF_BMP) },
      rows: [[1]],
    },
  },
];
