import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadModel, nodeType } from '../../model/index.ts';
import { conflictsAbout } from './disagreement.ts';
import type { SourceStatement, StatedValue } from './source-statement.ts';

const model = loadModel();
const JOINED = new Map([['organization:joined', 'organization:kept']]);
const context = { model, precedenceOf: () => 0, idOf: (id: string) => JOINED.get(id) ?? id };

/** Values by path; a date with its precision. */
type Said = Readonly<Record<string, string | readonly [value: string, precision: string]>>;

const valuesOf = (said: Said): readonly StatedValue[] =>
  Object.entries(said).map(([property, given]): StatedValue => {
    const [value = '', precision = null] = typeof given === 'string' ? [given] : given;
    return { property, value, original: null, precision };
  });

/** One statement for each source, named a, b and so on. */
const statementsOf = (...said: readonly (Said & { readonly basis?: string })[]): readonly SourceStatement[] =>
  said.map(({ basis = 'REPORTED', ...values }, index) => {
    const name = 'abcdef'[index] ?? '';
    return {
      ...{ id: `statement:${name}`, statedOf: 'loan:x', source: `source:${name}`, basis, locator: 1 },
      values: valuesOf(values as Said),
    };
  });

const conflicts = (type: string, statements: readonly SourceStatement[]) =>
  conflictsAbout(context, nodeType(model, type), `${type.toLowerCase()}:x`, statements);

const disputed = (type: string, ...said: readonly (Said & { readonly basis?: string })[]): readonly string[] =>
  conflicts(type, statementsOf(...said)).map(({ property }) => property);

describe('values that can all be right are no conflict:', () => {
  test.each<[string, string, ...Said[]]>([
    ['dates that share a day', 'Tenure', { from: ['2012-03-05', 'DAY'] }, { from: ['2012-03-01', 'MONTH'] }],
    ['ends that share a day', 'Tenure', { until: ['2013-03-06', 'DAY'] }, { until: ['2013-01-01', 'YEAR'] }],
    ['names', 'Person', { name: 'Hugo Chávez' }, { name: 'Уго Чавес' }, { name: '查韦斯' }],
    ['aliases', 'Person', { aliases: 'Xi' }, { aliases: '习近平' }],
    ['lists', 'Loan', { repayment: 'OIL' }, { repayment: 'CASH' }],
    ['observations', 'Loan', { firstObserved: ['2010-01-01', 'DAY'] }, { firstObserved: ['2012-01-01', 'DAY'] }],
    ['last ones', 'Loan', { lastObserved: ['2010-01-01', 'DAY'] }, { lastObserved: ['2012-01-01', 'DAY'] }],
    ['amounts in two currencies', 'Loan', { principal: '5', currency: 'USD' }, { principal: '33', currency: 'CNY' }],
    ['their currencies', 'Loan', { currency: 'USD', principal: '5' }, { currency: 'CNY', principal: '33' }],
    ['rounded amounts', 'Loan', { principal: '5000000000' }, { principal: '5040000000' }],
    ['parts in two currencies', 'Loan', ...balances(['2', 'USD'], ['7', 'EUR'])],
    ['parts of two years', 'Loan', { 'balances.2018.amount': '2' }, { 'balances.2019.amount': '7' }],
    ['two guests', 'Event', { 'participants.GUEST': 'person:a' }, { 'participants.GUEST': 'person:b' }],
    ['wordings of an office', 'Tenure', { office: 'President' }, { office: 'президент' }],
    ['ids of what was joined', 'Loan', { creditor: 'organization:kept' }, { creditor: 'organization:joined' }],
  ])('%s', (_, type, ...said) => {
    expect(disputed(type, ...said)).toEqual([]);
  });

  test('an inference beside what a source says, which is listed where sources disagree', () => {
    const inferred = { status: 'REPAID', basis: 'INFERRED' };
    expect(disputed('Loan', { status: 'ACTIVE' }, inferred)).toEqual([]);
    const [found] = conflicts('Loan', statementsOf({ status: 'ACTIVE' }, { status: 'DEFAULTED' }, inferred));
    expect(found?.values.map(({ value, ours }) => [value, ours])).toEqual([
      ['ACTIVE', false],
      ['DEFAULTED', false],
      ['REPAID', true],
    ]);
  });
});

describe('values that contradict each other are a conflict:', () => {
  test.each<[string, string, ...Said[]]>([
    ['from', 'Tenure', { from: ['2012-03-05', 'DAY'] }, { from: ['2012-03-06', 'DAY'] }],
    ['until', 'Tenure', { until: ['2013-03-06', 'DAY'] }, { until: ['2014-01-01', 'YEAR'] }],
    ['birthYear', 'Person', { birthYear: '1953' }, { birthYear: '1954' }],
    ['principal', 'Loan', { principal: '5', currency: 'USD' }, { principal: '7', currency: 'USD' }],
    ['principal', 'Loan', { principal: '5', currency: 'USD' }, { principal: '7' }],
    ['balances.2018.amount', 'Loan', ...balances(['2', 'USD'], ['7', 'USD'])],
    ['creditor', 'Loan', { creditor: 'organization:a' }, { creditor: 'organization:kept' }],
    ['status', 'Loan', { status: 'ACTIVE' }, { status: 'REPAID' }],
  ])('%s', (property, type, ...said) => {
    expect(disputed(type, ...said)).toEqual([property]);
  });

  test('a correction of ours and what it corrects', () => {
    const [found] = conflicts('Loan', statementsOf({ status: 'ACTIVE' }, { status: 'REPAID', basis: 'CORRECTED' }));
    expect(found?.sources).toBe(1);
    expect(found?.values.map(({ value, ours }) => [value, ours])).toEqual([
      ['ACTIVE', false],
      ['REPAID', true],
    ]);
  });

  test('an amount in dollars once, and two properties that have the same values twice', () => {
    const dollars = (value: string): Said => ({ principal: value, principalUsd: value });
    expect(disputed('Loan', dollars('5'), dollars('7'))).toEqual(['principal']);
    expect(disputed('Country', { cow: '678', gw: '678' }, { cow: '679', gw: '679' })).toEqual(['cow', 'gw']);
  });
});

test('the conflicts do not depend on the order of statements', () => {
  const said = fc.record({
    from: fc.constantFrom(
      ['2012-03-05', 'DAY'] as const,
      ['2012-01-01', 'YEAR'] as const,
      ['2013-03-05', 'DAY'] as const,
    ),
    principal: fc.constantFrom('5', '7'),
    currency: fc.constantFrom('USD', 'CNY'),
    basis: fc.constantFrom('REPORTED', 'INFERRED', 'CORRECTED', 'QUOTED'),
  });
  fc.assert(
    fc.property(fc.array(said, { minLength: 2, maxLength: 6 }), fc.nat({ max: 5 }), (all, turn) => {
      const statements = statementsOf(...all);
      const turned = [...statements.slice(turn), ...statements.slice(0, turn)].reverse();
      expect(conflicts('Loan', turned)).toEqual(conflicts('Loan', statements));
    }),
  );
});

/** What sources say of the balance of 2018. */
function balances(...amounts: readonly (readonly [amount: string, currency: string])[]): readonly Said[] {
  return amounts.map(([amount, currency]) => ({
    'balances.2018.amount': amount,
    'balances.2018.currency': currency,
  }));
}
