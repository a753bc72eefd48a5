import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphRow } from '../../port.ts';
import { packRows, unpackRows } from './messages.ts';

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.constantFrom(null, true, Number.POSITIVE_INFINITY),
  fc.array(fc.integer()),
  fc.nat(60_000).map((length) => 'x'.repeat(length)),
);

function piecesOf(rows: readonly GraphRow[]): readonly Buffer[] {
  const pieces: Buffer[] = [];
  let next = 0;
  do {
    const piece = packRows(rows, next);
    pieces.push(piece.body);
    next = piece.next;
  } while (next < rows.length);
  return pieces;
}

describe('packRows', () => {
  test('packs all rows into pieces and unpacks them unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 3 }), { maxLength: 40 }), (rows) => {
        // JSON has no negative zero, and Cypher does not distinguish it from zero.
        const shown = JSON.stringify(rows.flat().map((one) => (typeof one === 'number' ? String(one) : one)));
        const found = piecesOf(rows).flatMap((body) => unpackRows(body));
        expect(JSON.stringify(found.flat().map((one) => (typeof one === 'number' ? String(one) : one)))).toBe(shown);
        expect(found.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      }),
    );
  });

  test('ends a piece with the row that fills it, for rows of any size', () => {
    const [small, large] = [['x'], ['x'.repeat(100_000)]];
    const pieces = piecesOf([...Array.from({ length: 100 }, () => small), large, large, large, large, large]);
    expect(pieces.map((body) => unpackRows(body).length)).toEqual([102, 2, 1]);
  });
});
