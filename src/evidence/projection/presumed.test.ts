import { expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import { modelOf } from '../../model/testing/model-of.ts';
import { presumedUntil } from './presumed.ts';

const model = loadModel();

type Dates = Readonly<Record<string, string>>;

const OBSERVED: Dates = { from: '2009-01-20', fromPrecision: 'DAY', lastObserved: '2015-12-31' };
const IN_MARCH: Dates = { ...OBSERVED, until: '2016-03-01', untilPrecision: 'MONTH' };

test.each<[string, string, Dates, string | undefined, string | undefined]>([
  ['a tenure for a year after it was last observed', 'Tenure', OBSERVED, undefined, '2016-12-31'],
  ['observed once', 'Tenure', { firstObserved: '2016-02-29' }, undefined, '2017-03-01'],
  ['or until another one is shown in its place', 'Tenure', OBSERVED, '2016-05-01', '2016-05-01'],
  ['whichever is first', 'Tenure', OBSERVED, '2017-01-20', '2016-12-31'],
  ['in a month of which it is known that it ended in it', 'Tenure', IN_MARCH, undefined, undefined],
  ['or until another one is shown in that month', 'Tenure', IN_MARCH, '2016-03-05', '2016-03-05'],
  ['and not longer', 'Tenure', IN_MARCH, '2016-03-31', undefined],
  ['no tenure that ended on a day', 'Tenure', { ...OBSERVED, until: '2016-03-01' }, '2016-02-01', undefined],
  ['a tenure that no one observed', 'Tenure', { from: '2009-01-20', fromPrecision: 'DAY' }, undefined, undefined],
  ['a loan for 30 years', 'Loan', { from: '2010-01-01', fromPrecision: 'YEAR' }, undefined, '2040-12-31'],
  ['or until it matures', 'Loan', { from: '2010-01-01', maturesOn: '2020-06-30' }, undefined, '2020-06-30'],
  ['in a year', 'Loan', { maturesOn: '2020-01-01', maturesOnPrecision: 'YEAR' }, undefined, '2020-12-31'],
  ['nothing of a loan that has neither date', 'Loan', { lastObserved: '2010-01-01' }, undefined, undefined],
  ['an event on its day', 'Event', { from: '2023-09-13', fromPrecision: 'DAY' }, undefined, '2023-09-14'],
  ['in its month', 'Event', { from: '2023-08-01', fromPrecision: 'MONTH' }, undefined, '2023-09-01'],
  [
    'and a membership for good',
    'Membership',
    { from: '1960-01-01', lastObserved: '1961-01-01' },
    '1970-01-01',
    undefined,
  ],
])('presumes %s', (_, type, dates, succeededOn, expected) => {
  expect(presumedUntil(nodeType(model, type), dates, succeededOn)).toBe(expected);
});

test('a type of its own chooses its own', () => {
  const own = modelOf(`
    "A date."
    scalar Date
    "A lease."
    type Lease @node(prefix: "lease", single: "lease") @presumed(after: "signed", years: 99, during: "seen") {
      "The id."
      id: ID!
      "Its first day."
      from: Date
      "Its end."
      until: Date
      "When it was signed."
      signed: Date
      "When it was seen."
      seen: Date
    }
  `);
  const lease = nodeType(own, 'Lease');
  expect(presumedUntil(lease, { signed: '1898-06-09' }, undefined)).toBe('1997-06-09');
  expect(presumedUntil(lease, { signed: '1898-06-09', seen: '1941-12-25' }, undefined)).toBe('1941-12-26');
  expect(presumedUntil(lease, {}, undefined)).toBeUndefined();
});
