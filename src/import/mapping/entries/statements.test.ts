import { describe, expect, test } from '@jest/globals';
import { mapped, smallMapping } from '../../testing/small-mapping.ts';

const statementsOf = (rest: string, row: Readonly<Record<string, string>>) => {
  const made = mapped(
    smallMapping(
      `entries: [{ type: Person, id: "person:{id}", fields: { name: "{a}", birthYear: { number: "{b}", as: int } }, ${rest} }]`,
    ),
    { id: 'x', ...row },
  );
  return made.kind === 'entries' ? (made.entries[0]?.statements ?? []) : [];
};

const summaryOf = (rest: string, row: Readonly<Record<string, string>>) => statementsOf(rest, row)[0]?.summary;

const ANN = { a: 'Ann', b: '1960', c: 'Paris' };

describe('the summary of a row', () => {
  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['names all that it gives', '', ANN, 'Small gives name as Ann and birthYear as 1960.'],
    ['names only what the mapping says', 'states: [birthYear]', ANN, 'Small gives birthYear as 1960.'],
    ['leaves out what is empty', '', { a: 'Ann' }, 'Small gives name as Ann.'],
    ['says that the source lists it, if it gives nothing', 'states: [birthYear]', { a: 'Ann' }, 'Small lists it.'],
    [
      'names what is stated besides',
      'also: { city: "{c}" }',
      ANN,
      'Small gives name as Ann, birthYear as 1960 and city as Paris.',
    ],
    ['is the note of the mapping', 'note: "{a} of {c}."', ANN, 'Ann of Paris.'],
    ['says a note of each value', 'note: "{property}: {value}."', ANN, 'name: Ann. birthYear: 1960.'],
    ['is the usual one where a note is empty', 'note: "{c}"', { a: 'Ann' }, 'Small gives name as Ann.'],
  ])('%s', (_, rest, row, summary) => {
    expect(summaryOf(rest, row)).toBe(summary);
  });
});

test('what a row states besides is in normal form, with the words of the file', () => {
  const [statement] = statementsOf('also: { born: { date: "{b}" }, city: "{c}" }, basis: INFERRED', ANN);
  expect(statement).toMatchObject({
    basis: 'INFERRED',
    also: [
      { property: 'born', value: '1960-01-01', original: '1960', precision: 'YEAR' },
      { property: 'city', value: 'Paris', original: null, precision: null },
    ],
  });
});
