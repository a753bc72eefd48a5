import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDay, readState, writeState } from './link.ts';
import { EMPTY_STATE, type ExplorerState, FACT_KINDS, LEVELS, MOST, type Panel, STEPS } from './types.ts';

const id = fc
  .tuple(fc.constantFrom('country', 'person', 'loan', 'alliance'), fc.string({ unit: 'grapheme', minLength: 1 }))
  .map(([kind, name]) => `${kind}:${name}`);
const ids = fc.uniqueArray(id, { maxLength: 4 });
const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100);
const wanted = fc
  .dictionary(fc.constantFrom(...FACT_KINDS), fc.integer({ min: 1, max: MOST }), { minKeys: 1 })
  .map((given) => ({ ...given }));
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const panel: fc.Arbitrary<Panel> = fc.oneof(
  fc.constantFrom<Panel>({ kind: 'none' }, { kind: 'conflicts' }, { kind: 'take' }),
  fc.record({ kind: fc.constant('paths' as const), from: fc.option(id), to: fc.option(id) }),
  fc.record({ kind: fc.constant('shared' as const), between: ids }),
  fc.record({
    kind: fc.constant('exposure' as const),
    of: fc.option(id),
    side: fc.constantFrom('CREDITORS' as const, 'DEBTORS' as const),
    counting: fc.constantFrom('COMMITMENTS' as const, 'OUTSTANDING' as const, 'INCLUDING_UMBRELLAS' as const),
    parties: fc.constantFrom('COUNTRY' as const, 'WITH_ORGANIZATIONS' as const),
  }),
);

const states: fc.Arbitrary<ExplorerState> = fc.record({
  roots: ids,
  expanded: fc.dictionary(id, wanted, { maxKeys: 4 }).map((given) => ({ ...given })),
  facts: ids,
  hidden: ids,
  pinned: fc.dictionary(id, fc.record({ x: hundredths, y: hundredths }), { maxKeys: 4 }).map((given) => ({ ...given })),
  day: fc.option(day),
  step: fc.constantFrom(...STEPS),
  levels: fc.subarray([...LEVELS], { minLength: 1 }),
  selected: fc.option(id),
  panel,
  view: fc.constantFrom('graph', 'map', 'table'),
  center: fc.option(id),
  ties: fc.record({
    facts: fc.subarray([...FACT_KINDS]),
    maxMembers: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
  }),
});

describe('a link', () => {
  test('gives back the state, whatever it is', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(`#${writeState(state)}`)).toEqual({ state, ignored: [] });
      }),
    );
  });

  test('of the empty state is empty, and reads as it', () => {
    expect(writeState(EMPTY_STATE)).toBe('');
    expect(readState('')).toEqual({ state: EMPTY_STATE, ignored: [] });
  });

  test.each([
    'day=2023-02-30',
    'levels=NOT',
    'step=week',
    'view=globe',
    'open=LOAN:0@country:VE',
    'open=LOAN:10001@country:VE',
    'open=LOAN:4',
    'open=constructor:4@country:VE',
    'pin=1@country:VE',
    'ties=LOAN<0',
    'ties=LOAN,TENURE',
    'panel=toString',
    'constructor=1',
  ])('says that it does not understand %s, and takes the rest', (part) => {
    const { state, ignored } = readState(`root=country:VE&${part}`);
    expect(ignored).toEqual([part]);
    expect(state).toEqual({ ...EMPTY_STATE, roots: ['country:VE'] });
  });

  test('is text of any kind without an exception', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readState(text).ignored.length >= 0));
  });
});

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['0000-01-01', false],
  ['0001-01-01', true],
  ['23-01-01', false],
])('whether %s is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected);
});
