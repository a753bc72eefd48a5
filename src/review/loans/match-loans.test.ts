import { describe, expect, test } from '@jest/globals';
import { findProposals } from '../find-proposals.ts';
import { KeepForest } from '../proposals/keep-forest.ts';
import { loanComparer } from './compare-loans.ts';
import { type Loan, loanOf, type StoredLoan } from './loan.ts';
import { loanBlocks } from './loan-blocks.ts';

const loan = (id: string, fields: Partial<StoredLoan> = {}): Loan =>
  loanOf({
    id: `loan:${id}`,
    creditor: 'country:CN',
    debtor: 'country:VE',
    principal: 4_230_000_000,
    currency: 'USD',
    principalUsd: null,
    usdBasis: null,
    umbrella: false,
    instrument: null,
    from: '2007-11-06',
    fromPrecision: 'DAY',
    sources: new Set([`source:${id}`]),
    ...fields,
  });

function find(loans: readonly Loan[], minScore = 0) {
  const standing = { same: [], different: new Set<string>(), forest: new KeepForest([]) };
  return findProposals('Loan', loans, { blocksOf: loanBlocks, comparer: loanComparer }, { minScore, standing });
}

/** The score of two loans, and why. */
function likeness(one: Loan, other: Loan): { score: number; reasons: string } {
  const [pair] = find([one, other]).proposals;
  return { score: pair?.score ?? 0, reasons: pair?.reasons.join('; ') ?? '' };
}

describe('the score of two loans', () => {
  test('is high for the same parties, amount and day', () => {
    const { score, reasons } = likeness(loan('a'), loan('b'));
    expect(score).toBeGreaterThan(0.95);
    expect(reasons).toBe('the same amount, 4,230,000,000 USD; both from country:CN to country:VE; both of 2007-11-06');
  });

  test('takes a rounded amount, a year and another wording', () => {
    const rounded = loan('b', {
      principal: 4_200_000_000,
      from: '2007-01-01',
      fromPrecision: 'YEAR',
      instrument: 'credit',
    });
    const { score, reasons } = likeness(loan('a', { instrument: 'loan' }), rounded);
    expect(reasons).toContain('amounts are the same when rounded, 4,230,000,000 and 4,200,000,000 USD');
    expect(reasons).toContain('both of 2007; worded "loan" and "credit"');
    expect(score).toBeGreaterThan(0.6);
    expect(score).toBeLessThan(likeness(loan('a'), loan('b')).score);
  });

  test('compares other currencies in dollars of the time', () => {
    const yuan = loan('a', {
      principal: 30_000_000_000,
      currency: 'CNY',
      principalUsd: 4_200_000_000,
      usdBasis: 'CONVERTED',
    });
    const dollars = loan('b', { principalUsd: 4_230_000_000, usdBasis: 'REPORTED' });
    expect(likeness(yuan, dollars).reasons).toContain('in US dollars, the amounts differ by 1 %');
    const constant = loan('c', { currency: 'CNY', principalUsd: 4_230_000_000, usdBasis: 'CONSTANT' });
    expect(likeness(yuan, constant).reasons).not.toContain('in US dollars');
  });

  test.each([
    ['another amount', { principal: 5_500_000_000 }],
    ['another year', { from: '2009-11-06' }],
    ['another creditor', { creditor: 'country:RU' }],
    ['a total', { umbrella: true }],
  ])('is low for %s', (_, fields) => expect(likeness(loan('a'), loan('b', fields)).score).toBeLessThan(0.35));

  test('is lower for an amount that is lent often', () => {
    const fields = { principal: 20_000_000, from: '2007-01-01', fromPrecision: 'YEAR' };
    const often = Array.from({ length: 30 }, (_, index) =>
      loan(`x-${index}`, { ...fields, from: `${2007 - 3 * index}-01-01`, sources: new Set(['source:x']) }),
    );
    const [common] = find([...often, loan('b', fields)]).proposals;
    expect(common?.join.id).toBe('loan:x-0');
    expect(common?.score).toBeLessThan(likeness(loan('a', fields), loan('b', fields)).score - 0.2);
  });
});

describe('loans', () => {
  test('of one source are never proposed, and need no comparison', () => {
    const sources = new Set(['source:x']);
    expect(find([loan('a', { sources }), loan('b', { sources })])).toMatchObject({ proposals: [], compared: 0 });
  });

  test('that one source tells apart are set against each other', () => {
    const sources = new Set(['source:x']);
    const two = [loan('x-1', { sources }), loan('x-2', { sources })];
    const { proposals, outdone } = find([...two, loan('b')], 0.5);
    expect({ proposals, outdone }).toEqual({ proposals: [], outdone: 2 });
    const exact = [loan('x-1', { sources }), loan('x-2', { sources, from: '2007-12-24' })];
    expect(find([...exact, loan('b')], 0.5).proposals.map(({ keep, join }) => [keep.id, join.id])).toEqual([
      ['loan:b', 'loan:x-1'],
    ]);
  });

  test('are named by their parties, amount and date', () => {
    expect(loan('a').name).toBe('CN to VE, 4,230,000,000 USD, 2007-11-06');
    expect(loan('a', { creditor: null, principal: null, currency: null, from: null }).name).toBe(
      'unknown to VE, of an unknown amount, undated',
    );
  });
});
