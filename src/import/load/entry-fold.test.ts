import { describe, expect, test } from '@jest/globals';
import type { CheckedEntry, EntryValues, MappedEntry } from '../../evidence/index.ts';
import { loadModel, nodeType } from '../../model/index.ts';
import { folded } from './entry-fold.ts';

const type = nodeType(loadModel(), 'Loan');

const checked = (values: EntryValues, fields: Partial<MappedEntry> = {}): CheckedEntry => ({
  entry: { type, id: 'loan:a', values, statements: [], ...fields },
  values,
  targets: [],
});

/** The values after folding the rows in order. */
const valuesOf = (...rows: readonly CheckedEntry[]) =>
  rows.reduce<ReturnType<typeof folded> | undefined>((before, row) => folded(before, row), undefined)?.values;

const KEEP = { merge: 'keep' } as const;

describe('folded', () => {
  test('takes all values of a row that replaces', () => {
    expect(valuesOf(checked({ principal: 1, currency: 'USD' }), checked({ principal: 2 }))).toEqual({ principal: 2 });
  });

  test('fills null, missing and empty values from a row that keeps', () => {
    const first = checked({ principal: 1, status: null, repayment: [] }, KEEP);
    const second = checked({ principal: 2, status: 'ACTIVE', repayment: ['OIL'], currency: 'USD' }, KEEP);
    expect(valuesOf(first, second)).toMatchObject({
      principal: 1,
      status: 'ACTIVE',
      repayment: ['OIL'],
      currency: 'USD',
    });
  });

  test('fills no date that contradicts the known ones', () => {
    const first = checked({ from: '2012-01-01', fromPrecision: 'YEAR' }, KEEP);
    const early = checked({ until: '2010-05-06', untilPrecision: 'DAY', lastObserved: '2013-01-01' }, KEEP);
    const late = checked({ until: '2014-05-06', untilPrecision: 'DAY', from: '2000-01-01' }, KEEP);
    const dates = { from: '2012-01-01', fromPrecision: 'YEAR', lastObserved: '2013-01-01' };
    expect(valuesOf(first, early)).toMatchObject({ ...dates, until: null, untilPrecision: null });
    expect(valuesOf(first, early, late)).toMatchObject({ ...dates, until: '2014-05-06', untilPrecision: 'DAY' });
  });

  test('unites lists whether a row keeps or replaces', () => {
    const lists = { unite: ['repayment'] };
    const rows = [
      ['OIL', 'CASH'],
      ['CASH', 'GOODS'],
    ].map((repayment) => ({ repayment }));
    for (const more of [lists, { ...lists, ...KEEP }]) {
      expect(valuesOf(...rows.map((values) => checked(values, more)))).toMatchObject({
        repayment: ['OIL', 'CASH', 'GOODS'],
      });
    }
  });

  test('clears the keep flag if a row that replaces follows', () => {
    const kept = folded(undefined, checked({ principal: 1 }, KEEP));
    expect(kept.keep).toBe(true);
    expect(folded(kept, checked({ principal: 2 })).keep).toBe(false);
  });
});
