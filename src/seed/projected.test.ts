import { describe, expect, test } from '@jest/globals';
import {
  asFile,
  first,
  OF_EVENT,
  OF_LOAN,
  problemsOf,
  type SeedEntry,
  smallSeed,
  statement,
  stating,
  testFaults,
} from '../../tests/support/small-seed.ts';
import { loadModel } from '../model/index.ts';

const model = loadModel();
type Small = ReturnType<typeof smallSeed>;

const without = (states: readonly string[], ...left: readonly string[]) => states.filter((one) => !left.includes(one));

const about = (subject: string, ...statements: readonly SeedEntry[]) => ({ subject, statements });

const set = (list: 'tenures' | 'loans' | 'events', fields: SeedEntry) => (seed: Small) =>
  Object.assign(first(seed[list]), fields);

describe('parseSeed rejects an entry with', () => {
  testFaults(model, [
    [
      'a property that no statement gives',
      set('loans', { statements: [stating(2, without(OF_LOAN, 'currency'))] }),
      'loan:aa-bb',
      'currency',
      'is USD, and no statement gives that',
    ],
    [
      'a relation that no statement gives',
      set('loans', { statements: [stating(2, without(OF_LOAN, 'debtor'))] }),
      'loan:aa-bb',
      'debtor',
      'is country:BB, and no statement gives that',
    ],
    [
      'an item of a list that no statement gives',
      set('events', {
        statements: [stating(3, without(OF_EVENT, 'participants')), stating(4, ['participants.VISITOR'])],
      }),
      'event:visit',
      'participants.HOST',
      'is country:BB, and no statement gives that',
    ],
    [
      'a value of a part that no statement gives',
      set('loans', {
        statements: [
          stating(2, [...without(OF_LOAN, 'balances'), 'balances.2021', 'balances.2022.amount']),
          statement(4, { property: 'balances.2022.currency', value: 'EUR' }),
        ],
      }),
      'loan:aa-bb',
      'balances.2022.currency',
      'is USD, and no statement gives that',
    ],
    [
      'a value other than the best one',
      (s) =>
        Object.assign(s, {
          about: [about('tenure:ann', statement(4, { property: 'office', value: 'King', basis: 'CORRECTED' }))],
        }),
      'tenure:ann',
      'office',
      'is President, and its statements come to King',
    ],
    [
      'nothing where a statement gives a value',
      (s) => Object.assign(s, { about: [about('event:visit', statement(4, { property: 'place', value: 'Town' }))] }),
      'event:visit',
      'place',
      'is missing, and its statements come to Town',
    ],
    [
      'a precision other than the statements',
      set('tenures', {
        statements: [
          stating(1, ['holder', 'country', 'office', 'rank']),
          statement(4, { property: 'from', value: '2020-01-01', precision: 'DAY' }),
        ],
      }),
      'tenure:ann',
      'fromPrecision',
      'is YEAR, and its statements come to DAY',
    ],
    [
      'a source with a statement, and a value that none gives',
      (s) => Object.assign(s.source, { statements: [stating(4, ['kind', 'precedence'])] }),
      'source:one',
      'title',
      'is One, and no statement gives that',
    ],
  ]);
});

test('parseSeed takes the value of the source with the higher precedence', () => {
  const two = (precedence: number) => ({
    source: { id: 'source:two', kind: 'ARTICLE', title: 'Two', paragraphs: 1, precedence },
    recordedAt: '2026-01-01T00:00:00Z',
    about: [about('tenure:ann', statement(10, { property: 'office', value: 'King' }))],
  });
  const files = (precedence: number) => [asFile(smallSeed()), asFile(two(precedence), 'two.yaml')] as const;
  expect(problemsOf(model, ...files(0))).toEqual([]);
  expect(problemsOf(model, ...files(1))).toMatchObject([{ file: 'one.yaml', entry: 'tenure:ann', field: 'office' }]);
});

test('parseSeed accepts the lists of an entry in any order', () => {
  const seed = smallSeed();
  const { participants } = first(seed.events);
  first(seed.events).participants = [...(participants as readonly unknown[])].reverse();
  expect(problemsOf(model, asFile(seed))).toEqual([]);
});
