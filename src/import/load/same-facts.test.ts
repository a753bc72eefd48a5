import { expect, test } from '@jest/globals';
import { NO_RULINGS, type SourceStatement, settle, statedValues } from '../../evidence/index.ts';
import { loadModel, nodeType } from '../../model/index.ts';
import { sameFactNotes } from './same-facts.ts';

const model = loadModel();

const states = (name: string, locator: number): SourceStatement => ({
  id: `statement:${name}`,
  statedOf: `membership:${name}`,
  source: `source:${name}`,
  basis: 'REPORTED',
  locator,
  values: statedValues(model, nodeType(model, 'Membership'), {
    member: 'country:VE',
    alliance: 'alliance:opec',
    status: 'MEMBER',
    from: '1960-01-01',
    fromPrecision: 'YEAR',
  }),
});

const changeTo = (all: readonly SourceStatement[], stored: readonly SourceStatement[]) => {
  const settled = (some: readonly SourceStatement[]) =>
    settle({ model, precedenceOf: () => 0, rulings: NO_RULINGS }, some);
  const there = stored.map((one) => ({
    ...{
      subject: one.statedOf,
      summary: '',
      precedence: 0,
      readings: [{ run: 0, row: one.locator }],
      file: one.source,
    },
    ...one,
  }));
  return { writes: [], before: settled(stored), after: settled(all), created: 0, stored: there };
};

test('notes a fact that another source states too, under either of the ids, and not again', () => {
  const [a, b, c] = [states('a', 3), states('b', 7), states('c', 1)];
  expect(sameFactNotes(changeTo([a, b], [a]), [b])).toEqual([
    { of: 'same', reason: 'membership', example: [7, 'membership:b, now membership:a'] },
  ]);
  expect(sameFactNotes(changeTo([a, b], [b]), [a])).toEqual([
    { of: 'same', reason: 'membership', example: [3, 'membership:a, with membership:b'] },
  ]);
  expect(sameFactNotes(changeTo([a, b, c], [a, b]), [b, c])).toEqual([
    { of: 'same', reason: 'membership', example: [1, 'membership:c, now membership:a'] },
  ]);
  expect(sameFactNotes(changeTo([a], []), [a])).toEqual([]);
});
