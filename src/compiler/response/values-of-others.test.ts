import { describe, expect, test } from '@jest/globals';
import { ownValues, type StatedValues, valuesOfOthers } from './values-of-others.ts';

const said = (source: string, ...values: StatedValues['values']): StatedValues => ({ source, values });

const others = (property: string, stored: unknown, ...statements: readonly StatedValues[]) =>
  valuesOfOthers(ownValues(property, stored), statements, {
    isAsked: ({ source }) => source.startsWith('asked'),
    standing: (id) => (id === 'country:former' ? 'country:now' : id),
  });

describe('valuesOfOthers', () => {
  test('finds a value that only another source gives', () => {
    const [asked, other] = [said('asked', ['from', '2010']), said('other', ['from', '2011'])];
    expect(others('from', '2011', asked, other)).toEqual([{ property: 'from', source: 'other' }]);
    expect(others('from', '2010', asked, other)).toEqual([]);
  });

  test('names each source once, in order', () => {
    const statements = ['z', 'b', 'z'].map((source) => said(source, ['status', 'REPAID']));
    expect(others('status', 'REPAID', ...statements).map(({ source }) => source)).toEqual(['b', 'z']);
  });

  test('knows numbers in any form, and no text as one', () => {
    expect(others('principal', 20, said('asked', ['principal', '20.0']), said('other', ['principal', '20']))).toEqual(
      [],
    );
    expect(others('currency', '', said('asked', ['currency', '0']), said('other', ['currency', '']))).toHaveLength(1);
  });

  test('compares each item of a list by itself', () => {
    const asked = said('asked', ['repayment', 'OIL']);
    expect(others('repayment', ['OIL', 'CASH'], asked, said('other', ['repayment', 'CASH']))).toHaveLength(1);
    expect(others('repayment', ['OIL'], asked, said('other', ['repayment', 'OIL']))).toEqual([]);
  });

  test('finds a value under each property by which statements give it', () => {
    const values = [{ property: 'principalUsd', value: '20', statedAs: ['principalUsd', 'principal'] }];
    const statements = [said('asked', ['principal', '20']), said('other', ['principalUsd', '20'])];
    const standing = (id: string) => id;
    expect(valuesOfOthers(values, statements, { isAsked: ({ source }) => source === 'asked', standing })).toEqual([]);
    expect(valuesOfOthers(values, statements, { isAsked: () => false, standing }).map(({ source }) => source)).toEqual([
      'asked',
      'other',
    ]);
  });

  test('reads former ids as those that stand', () => {
    const other = said('other', ['creditor', 'country:now']);
    expect(others('creditor', 'country:now', said('asked', ['creditor', 'country:former']), other)).toEqual([]);
  });

  test('leaves out what no source gives, and what holds if nobody says', () => {
    expect(others('umbrella', false, said('other', ['umbrella', 'false']))).toEqual([]);
    expect(others('disputed', true, said('other', ['from', '2011']))).toEqual([]);
    expect(others('from', null, said('other', ['from', '2011']))).toEqual([]);
  });
});
