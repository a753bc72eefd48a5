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

/** What rows come to, one after the other. */
const valuesOf = (...rows: readonly CheckedEntry[]) =>
  rows.reduce<ReturnType<typeof folded> | undefined>((before, row) => folded(before, row), undefined)?.values;

const KEEP = { merge: 'keep' } as const;

describe('folded', () => {
  test('a row that replaces sets all', () => {
    expect(valuesOf(checked({ principal: 1, currency: 'USD' }), checked({ principal: 2 }))).toEqual({ principal: 2 });
  });

  test('a row that keeps fills what is unknown: null, left out, or an empty list', () => {
    const first = checked({ principal: 1, status: null, repayment: [] }, KEEP);
    const second = checked({ principal: 2, status: 'ACTIVE', repayment: ['OIL'], currency: 'USD' }, KEEP);
    expect(valuesOf(first, second)).toMatchObject({
      principal: 1,
      status: 'ACTIVE',
      repayment: ['OIL'],
      currency: 'USD',
    });
  });

  test('a row that keeps fills no date that does not go together with those that are known', () => {
    const first = checked({ from: '2012-01-01', fromPrecision: 'YEAR' }, KEEP);
    const early = checked({ until: '2010-05-06', untilPrecision: 'DAY', lastObserved: '2013-01-01' }, KEEP);
    const late = checked({ until: '2014-05-06', untilPrecision: 'DAY', from: '2000-01-01' }, KEEP);
    const dates = { from: '2012-01-01', fromPrecision: 'YEAR', lastObserved: '2013-01-01' };
    expect(valuesOf(first, early)).toMatchObject({ ...dates, until: null, untilPrecision: null });
    expect(valuesOf(first, early, late)).toMatchObject({ ...dates, until: '2014-05-06', untilPrecision: 'DAY' });
  });

  test('lists that are united keep what they have, in any case', () => {
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

  test('a row that replaces behind one that keeps is no longer kept', () => {
    const kept = folded(undefined, checked({ principal: 1 }, KEEP));
    expect(kept.keep).toBe(true);
    expect(folded(kept, checked({ principal: 2 })).keep).toBe(false);
  });
});
