import { expect, test } from '@jest/globals';
import { EMPTY_STATE, pictureOf } from '../state/index.ts';
import { country, event, loan } from '../state/testing.ts';
import { ACTOR_COLUMNS, actorRows, FACT_COLUMNS, factRows, fileRows, textOf } from './columns.ts';

const state = { ...EMPTY_STATE, roots: ['country:VE', 'country:BY'] };
const facts = [
  loan('loan:a', 'CN', 'VE', { principalUsd: 5e9, loanTitle: 'a loan', from: '2010-01-01', fromPrecision: 'DECADE' }),
  event('event:three', 'CN', 'VE', 'RU'),
  event('event:two', 'CN', 'VE'),
  loan('loan:alone', null, 'VE'),
];
const single = [{ nodes: [country('VE'), country('BY')] }];
const picture = pictureOf(state, { expanded: [], single, found: facts });

test('a fact is one row, whatever it has as edges', () => {
  const rows = factRows(picture);
  expect(rows.map(({ id, from, to }) => [id, from.map(({ label }) => label), to.map(({ label }) => label)])).toEqual([
    ['loan:a', ['CN'], ['VE']],
    ['event:three', ['CN', 'VE', 'RU'], []],
    ['event:two', ['CN'], ['VE']],
  ]);
  const shown = FACT_COLUMNS.filter(({ fileOnly }) => !fileOnly).map((column) =>
    rows.map((row) => textOf(column, row)),
  );
  expect(shown.map(([first]) => first)).toEqual(['Loan', 'CN', 'VE', 'a loan', '$5B', '2010s', '', '', '', '1', '1']);
  expect(shown[3]).toEqual(['a loan', 'title of event:three', 'title of event:two']);
});

test('the file has plain values, and the ids', () => {
  const [header, first] = fileRows(FACT_COLUMNS, factRows(picture));
  expect(Object.fromEntries((header ?? []).map((name, index) => [name, first?.[index]]))).toMatchObject({
    id: 'loan:a',
    kind: 'LOAN',
    fromId: 'country:CN',
    toId: 'country:VE',
    amount: 5e9,
    fromDate: '2010-01-01',
    fromPrecision: 'DECADE',
    disputed: false,
    sources: 1,
  });
});

test('actors are those of the picture, and no events', () => {
  expect(
    actorRows(picture)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(['country:BY', 'country:CN', 'country:RU', 'country:VE']);
  const [, venezuela] = fileRows(ACTOR_COLUMNS, actorRows(picture));
  expect(venezuela).toEqual(['country:VE', 'Country', 'VE', 'VE', 3, null]);
});
