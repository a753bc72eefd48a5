import { serialize } from 'node:v8';
import { expect, test } from '@jest/globals';
import { NO_FORMER_IDS } from '../../domain/index.ts';
import type { Binding } from '../bind/bind.ts';
import type { Row } from '../cypher/statement.ts';
import { NO_FAULTS } from '../faults.ts';
import { scalarLeaf } from '../plan/types/leaf-type.ts';
import { Budget, TooLong } from './budget.ts';
import {
  constant,
  listText,
  objectWriter,
  type ResponseState,
  responseState,
  slotWriter,
  textsOf,
  type Write,
} from './json.ts';

const BINDING: Binding = {
  params: {},
  rows: new Map(),
  searches: new Map(),
  analyses: new Map(),
  formerIds: [],
  standing: NO_FORMER_IDS,
  faults: NO_FAULTS,
};

const stateOf = (max = 1_000_000): ResponseState => responseState(BINDING, new Map(), new Map(), new Budget(max));

const text = (slot: number, required = false): Write => slotWriter(scalarLeaf('String', required), slot);

/** `{ alliance: { name } }` from the row of a membership. */
const named = objectWriter('plain', 'Membership', [
  { key: 'alliance', write: objectWriter('plain', 'Alliance', [{ key: 'name', write: text(0) }]) },
]);

const objects = (names: readonly unknown[]): unknown => names.map((name) => ({ alliance: { name } }));

const written = (names: readonly unknown[], state = stateOf()): string =>
  listText(
    names.map((name): Row => [name]),
    named,
    state,
  );

test('objects of the same row are written with their fields in order', () => {
  const write = objectWriter('plain', 'Loan', [
    { key: '__typename', write: constant('Loan') },
    {
      key: 'debtor',
      write: objectWriter('plain', 'Country', [
        { key: 'code', write: text(1) },
        { key: '__typename', write: constant('Country') },
      ]),
    },
    { key: 'status', write: text(0) },
    { key: 'none', write: objectWriter<Row>('plain', 'None', []) },
  ]);
  const expected = {
    __typename: 'Loan',
    debtor: { code: 'VE', __typename: 'Country' },
    status: 'ACTIVE',
    none: {},
  };
  expect(write(['ACTIVE', 'VE'], stateOf())).toBe(JSON.stringify(expected));
});

test.each([
  ['plain texts', ['NATO', 'OPEC', '']],
  ['one text', ['NATO']],
  ['no items', []],
  ['null', ['NATO', null, 'OPEC']],
  ['quotes, backslashes and control characters', ['say "NATO"', 'a\\b', 'a\nb']],
  ['characters beyond the BMP', ['\u{1F30D}', 'NATO']],
  ['half characters that would be whole side by side', ['\uD83C', '\uDF0D']],
])('a list of objects with one text each is the same as JSON: %s', (_, names) => {
  expect(written(names)).toBe(JSON.stringify(objects(names)));
});

test('a value of another type among the texts is left to graphql-js', () => {
  const state = stateOf();
  written(['NATO', 5], state);
  expect(state.strays).toEqual([5]);
});

test('a list of texts may be as long as the response, and not longer', () => {
  const names = Array.from({ length: 100 }, (_, index) => `Alliance ${index}`);
  const length = written(names).length - '[]'.length;
  expect(written(names, stateOf(length))).toBe(JSON.stringify(objects(names)));
  expect(() => written(names, stateOf(length - 1))).toThrow(TooLong);
});

test('texts that stand for their rows are written as those', () => {
  const names = ['NATO', 'Unión', 'a "b"'];
  expect(textsOf(names.slice(0, 2), named, stateOf())).toBe(JSON.stringify(objects(names.slice(0, 2))));
  expect(textsOf(names, named, stateOf())).toBeUndefined();
  expect(textsOf(['NATO', []], named, stateOf())).toBeUndefined();
});

test('a key that V8 keeps with two bytes per character does not make the response twice as large', () => {
  const wide = (text: string): string => `…${text}`.slice(1);
  const write = objectWriter('plain', wide('Country'), [
    { key: wide('officialName'), write: text(0) },
    { key: '__typename', write: constant(wide('Country')) },
  ]);
  // V8 serializes a text as it keeps it.
  const bytes = (value: string): number => serialize(value).length;
  expect(bytes(wide('officialName'))).toBeGreaterThan(2 * 'officialName'.length);
  const answer = write(['Venezuela'], stateOf());
  expect(answer).toBe('{"officialName":"Venezuela","__typename":"Country"}');
  expect(bytes(answer)).toBeLessThan(answer.length + 10);
});
