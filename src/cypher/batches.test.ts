import { describe, expect, test } from '@jest/globals';
import { BATCH, batched } from './batches.ts';

describe('batched', () => {
  test('keeps every row in order, in batches of limited size', () => {
    const rows = Array.from({ length: 2 * BATCH + 1 }, (_, index) => String(index));
    const batches = batched('RETURN r', rows).map((statement) => statement.params.rows as readonly string[]);
    expect(batches.map((batch) => batch.length)).toEqual([BATCH, BATCH, 1]);
    expect(batches.flat()).toEqual(rows);
  });

  test('returns no statements without rows', () => {
    expect(batched('RETURN r', [])).toEqual([]);
  });

  test('puts shared clauses and their parameters before the rows', () => {
    expect(batched('RETURN r, s', ['a'], { text: 'MATCH (s) WHERE s.id = $s ', params: { s: 'b' } })).toEqual([
      { text: 'MATCH (s) WHERE s.id = $s UNWIND $rows AS r RETURN r, s', params: { s: 'b', rows: ['a'] } },
    ]);
  });
});
