import { describe, expect, test } from '@jest/globals';
import { NO_RULINGS, type Settling, type Statement, settle } from '../../evidence/index.ts';
import { loadModel } from '../../model/index.ts';
import { undecidedByImport } from './undecided.ts';

const settling: Settling = { model: loadModel(), precedenceOf: () => 0, rulings: NO_RULINGS };

/** What the source of an import says of a membership, at a row. */
function made(from: number, id: string, row: number, [begin, end]: readonly [string, string]) {
  const values = { member: 'country:VE', alliance: 'alliance:opec', status: 'MEMBER', from: begin, until: end };
  const statement: Statement = {
    id: `statement:${id}`,
    source: `source:${from}`,
    statedOf: `membership:${id}`,
    basis: 'REPORTED',
    locator: row,
    values: Object.entries(values).map(([property, value]) => ({ property, value, original: value, precision: 'DAY' })),
    summary: '',
    recordedAt: '2026-01-01T00:00:00Z',
    attributedTo: null,
    outlet: null,
    run: 0,
  };
  return { from, statement };
}

describe('facts that may be the same as several others', () => {
  const [first, second, both] = [
    ['1960-01-01', '1970-01-01'],
    ['1971-01-01', '1980-01-01'],
    ['1960-01-01', '1980-01-01'],
  ] as const;

  test.each([
    ['the import that makes them so', [0, 0, 1], [[1, 9]]],
    ['the last, whichever it is', [1, 1, 0], [[1, 4]]],
  ])('are noted for %s, at the first of its rows', (_, [one = 0, two = 0, three = 0], expected) => {
    const all = [made(one, 'a', 5, first), made(two, 'b', 4, second), made(three, 'c', 9, both)];
    const { undecided } = settle(
      settling,
      all.map(({ statement }) => statement),
    );
    const notes = [...undecidedByImport(settling, undecided, all)].filter(([, some]) => some.length > 0);
    expect(notes).toEqual(
      expected.map(([index, row]) => [
        index,
        [{ of: 'undecided', reason: 'membership', example: [row, 'membership:a, membership:b, membership:c'] }],
      ]),
    );
  });
});
