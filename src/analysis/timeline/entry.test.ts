import { expect, test } from '@jest/globals';
import { type DatedFact, entriesOf, isWithin, stretchOf } from './entry.ts';

const fact = (given: Partial<DatedFact>): DatedFact => ({
  id: 'tenure:t',
  kind: 'TENURE',
  from: null,
  fromPrecision: null,
  until: null,
  untilPrecision: null,
  firstObserved: null,
  lastObserved: null,
  ...given,
});

const shown = (given: Partial<DatedFact>): readonly string[] =>
  entriesOf(fact(given)).map(({ mark, label }) => `${mark} ${label}`);

const YEAR = { from: '2013-01-01', fromPrecision: 'YEAR' };

test.each<[name: string, given: Partial<DatedFact>, entries: readonly string[]]>([
  ['both ends', { ...YEAR, until: '2015-03-01', untilPrecision: 'MONTH' }, ['BEGINS 2013', 'ENDS 2015-03']],
  ['a beginning', { from: '2013-05-06', lastObserved: '2014-01-01' }, ['BEGINS 2013-05-06']],
  ['an end', { until: '2013-05-06' }, ['ENDS 2013-05-06']],
  ['observations', { firstObserved: '2013-05-06', lastObserved: '2014-01-01' }, ['OBSERVED 2013-05-06']],
  ['one observation, the last', { lastObserved: '2014-01-01', fromPrecision: 'YEAR' }, ['OBSERVED 2014-01-01']],
  ['no date', {}, []],
  ['an event of a day', { kind: 'EVENT', from: '2013-05-06', until: '2013-05-07' }, ['HAPPENS 2013-05-06']],
  [
    'an event of two days',
    { kind: 'EVENT', from: '2013-05-06', until: '2013-05-08' },
    ['HAPPENS 2013-05-06', 'ENDS 2013-05-08'],
  ],
  ['an event in a year', { kind: 'EVENT', ...YEAR, until: '2013-01-01', untilPrecision: 'YEAR' }, ['HAPPENS 2013']],
  [
    'an event that began on a day and ended in that month',
    { kind: 'EVENT', from: '2013-05-06', until: '2013-05-01', untilPrecision: 'MONTH' },
    ['HAPPENS 2013-05-06', 'ENDS 2013-05'],
  ],
  ['an event that is observed', { kind: 'EVENT', firstObserved: '2013-05-06' }, ['OBSERVED 2013-05-06']],
])('entriesOf a fact with %s', (_, given, entries) => {
  expect(shown(given)).toEqual(entries);
});

test('entries of one date are in order: ends, beginnings, observations, events, and what ends at once', () => {
  const date = '2013-01-01';
  const inOrder = [
    { id: 'a:1', until: date, untilPrecision: 'YEAR' },
    { id: 'a:0', until: date },
    { id: 'a:2', ...YEAR },
    { id: 'a:0', from: date, fromPrecision: 'MONTH' },
    { id: 'a:0', from: date },
    { id: 'a:1', from: date },
    { id: 'a:0', firstObserved: date },
    { id: 'a:0', kind: 'EVENT', from: date },
  ].flatMap((given) => entriesOf(fact(given)).map(({ position }) => position));
  expect(inOrder).toEqual(inOrder.toSorted());
  const [begins, ends] = entriesOf(fact({ id: 'a:0', ...YEAR, until: date, untilPrecision: 'YEAR' }));
  expect(String(begins?.position) < String(ends?.position)).toBe(true);
  expect(String(inOrder.at(-1)) < String(ends?.position)).toBe(true);
});

test('an entry is within days that its period reaches, and before the day behind them', () => {
  const [entry] = entriesOf(fact(YEAR));
  if (!entry) throw new Error('A fact with a beginning has an entry');
  expect(isWithin({ from: '2013-12-31', until: undefined }, entry)).toBe(true);
  expect(isWithin({ from: '2014-01-01', until: undefined }, entry)).toBe(false);
  expect(isWithin({ from: undefined, until: '2013-01-01' }, entry)).toBe(false);
  expect(isWithin({ from: undefined, until: '2013-01-02' }, entry)).toBe(true);
});

test('stretchOf is what a fact is known to cover', () => {
  expect(stretchOf(fact(YEAR))).toEqual({ from: '2013-01-01', until: '2014-01-01' });
  expect(stretchOf(fact({ ...YEAR, until: '2015-01-01', untilPrecision: 'YEAR' }))?.until).toBe('2015-01-01');
  expect(stretchOf(fact({ ...YEAR, lastObserved: '2016-02-29' }))?.until).toBe('2016-03-01');
  expect(stretchOf(fact({ until: '2015-01-01', untilPrecision: 'MONTH' }))).toEqual({
    from: '2015-01-01',
    until: '2015-02-01',
  });
  expect(stretchOf(fact({}))).toBeUndefined();
});
