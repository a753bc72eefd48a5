import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MappedRow } from '../../evidence/index.ts';
import { CODES, model, smallMapping } from '../testing/small-mapping.ts';
import { RowMapper } from './row-mapper.ts';

/** Maps a row whose column a is a list. */
function mapped(rest: string, items: readonly string[]): MappedRow {
  const values = { id: '1', a: items.join('; ') };
  return new RowMapper(model, smallMapping(rest), CODES).map({ number: 1, bytes: 1, values, lists: { a: items } });
}

const PERSON = (fields: string, rest = '') =>
  `${rest}\nentries: [{ type: Person, id: "person:x", fields: ${fields.includes('name:') ? fields : `{ name: X, ${fields.slice(1)}`} }]`;

function valuesOf(fields: string, items: readonly string[]): unknown {
  const row = mapped(PERSON(fields), items);
  return row.kind === 'entries' ? row.entries[0]?.values : row;
}

test('never splits the items of a list, whatever they hold', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text) => `x;${text}; y`);
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 4, selector: (text) => text.normalize('NFC') }),
      (items) => {
        const expected = { name: 'X', aliases: items.map((text) => text.normalize('NFC')) };
        expect(valuesOf('{ aliases: { split: "{a}" } }', items)).toEqual(expected);
        expect(valuesOf('{ aliases: "{a}" }', items)).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});

test('splits a text that is not a list', () => {
  const row = new RowMapper(model, smallMapping(PERSON('{ aliases: { split: "{a}" } }')), CODES).map({
    number: 1,
    bytes: 1,
    values: { id: '1', a: 'b; c' },
  });
  expect(row).toMatchObject({ entries: [{ values: { aliases: ['b', 'c'] } }] });
});

test('takes a list of one as its item, and rejects a longer one where a single value is needed', () => {
  expect(valuesOf('{ name: "{a}" }', ['A; B'])).toEqual({ name: 'A; B' });
  expect(valuesOf('{ name: "{a}" }', ['A', 'B'])).toEqual({
    kind: 'rejected',
    problems: [{ column: 'a', message: 'is a list of 2, "A", "B", but the field is a single value (`name`)' }],
  });
  expect(valuesOf('{ name: { first: ["{a}"] } }', ['', 'A', 'B'])).toEqual({ name: 'A' });
});

test.each([
  ['a country', '{ country: "{a}", scheme: iso2 }', '{ name: VALUE }'],
  ['a date', '{ value: { date: "{a}" }, as: text }', '{ name: VALUE }'],
  ['a slug', '{ slug: "{a}" }', '{ name: VALUE }'],
  ['a table', '{ value: "{a}", table: { CN: x } }', '{ name: VALUE }'],
])('rejects a list for %s', (_, value, fields) => {
  expect(valuesOf(fields.replace('VALUE', value), ['CN', 'VE'])).toMatchObject({
    problems: [{ column: 'a', message: expect.stringMatching(/^is a list: use /) }],
  });
});

test('rejects a list for a step that changes a text, but not the items of a split', () => {
  expect(valuesOf('{ name: { value: "{a}", case: upper } }', ['a; b'])).toEqual({ name: 'A; B' });
  expect(valuesOf('{ name: { value: "{a}", case: upper } }', ['a', 'b'])).toMatchObject({
    problems: [
      { column: 'a', message: 'is a list: use { split: … } for its items, or { first: [ … ] } for the first of them' },
    ],
  });
  expect(valuesOf('{ aliases: { split: "{a}", case: upper } }', ['a; b', 'c'])).toMatchObject({
    aliases: ['A; B', 'C'],
  });
});

test('tests conditions on the items of a list', () => {
  const kindOf = (condition: string) => mapped(PERSON('{ name: "x" }', `take: [${condition}]`), ['us', 'gb; uk']).kind;
  expect(kindOf('{ value: "{a}", in: [us] }')).toBe('entries');
  expect(kindOf('{ value: "{a}", in: ["gb; uk"] }')).toBe('entries');
  expect(kindOf('{ value: "{a}", in: [uk] }')).toBe('passed');
  expect(kindOf('{ value: "{a}", notIn: [us] }')).toBe('passed');
  expect(kindOf('{ value: "{a}", matches: "^gb" }')).toBe('entries');
});
