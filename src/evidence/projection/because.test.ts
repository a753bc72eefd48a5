import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadModel, nodeType } from '../../model/index.ts';
import { conflictsAbout } from './disagreement.ts';
import { type ProjectionContext, project } from './project.ts';
import type { SourceStatement, StatedValue } from './source-statement.ts';

const model = loadModel();
const PRECEDENCE: Readonly<Record<string, number>> = { 'source:high': 10 };
const JOINED: Readonly<Record<string, string>> = { 'country:OLD': 'country:CN' };
const context: ProjectionContext = {
  model,
  precedenceOf: (source) => PRECEDENCE[source] ?? 0,
  idOf: (id) => JOINED[id] ?? id,
};
const LOAN = nodeType(model, 'Loan');

/** Values by path; a date with its precision. */
type Said = Readonly<Record<string, string | readonly [value: string, precision: string]>>;

/** A source by its name, on a basis, and what it says. */
type Statement = readonly [name: string, basis: string, said: Said];

const statementsOf = (statements: readonly Statement[]): readonly SourceStatement[] =>
  statements.map(([name, basis, said], index) => ({
    id: `statement:${index}`,
    statedOf: 'loan:x',
    source: `source:${name}`,
    basis,
    locator: 1,
    values: Object.entries(said).map(([property, given]): StatedValue => {
      const [value = '', precision = null] = typeof given === 'string' ? [given] : given;
      return { property, value, original: null, precision };
    }),
  }));

/** What the conflict on a property says: `value because`, for the values that stand. */
const standing = (property: string, ...statements: readonly Statement[]): readonly string[] => {
  const found = conflictsAbout(context, LOAN, 'loan:x', statementsOf(statements));
  const conflict = found.find((one) => one.property === property);
  expect(conflict).toBeDefined();
  return (conflict?.values ?? []).flatMap(({ value, because }) => (because === null ? [] : [`${value} ${because}`]));
};

describe('a value of a conflict stands', () => {
  test.each<[string, string, string, ...Statement[]]>([
    [
      'as a correction of ours',
      'status',
      'REPAID CORRECTED',
      ['high', 'REPORTED', { status: 'ACTIVE' }],
      ['a', 'CORRECTED', { status: 'REPAID' }],
    ],
    [
      'by the precedence of its source',
      'principal',
      '7 PRECEDENCE',
      ['a', 'REPORTED', { principal: '5' }],
      ['high', 'REPORTED', { principal: '7' }],
    ],
    [
      'as the more exact date',
      'from',
      '2013-03-05 PRECISION',
      ['a', 'REPORTED', { from: ['2012-01-01', 'YEAR'] }],
      ['b', 'REPORTED', { from: ['2013-03-05', 'DAY'] }],
    ],
    [
      'by the order of the sources',
      'status',
      'ACTIVE ORDER',
      ['b', 'REPORTED', { status: 'REPAID' }],
      ['a', 'REPORTED', { status: 'ACTIVE' }],
    ],
    [
      'with the value that it goes with',
      'currency',
      'EUR GOES_WITH',
      ['high', 'REPORTED', { principal: '5', currency: 'EUR' }],
      ['a', 'REPORTED', { principal: '7', currency: 'EUR' }],
      ['a', 'CORRECTED', { currency: 'USD' }],
    ],
    [
      'after an end that cannot follow the beginning',
      'until',
      '2015-01-01 PASSED_OVER',
      ['high', 'REPORTED', { from: ['2010-01-01', 'DAY'], until: ['2009-01-01', 'DAY'] }],
      ['a', 'REPORTED', { until: ['2015-01-01', 'DAY'] }],
    ],
    [
      'after what the field cannot hold',
      'status',
      'ACTIVE PASSED_OVER',
      ['high', 'REPORTED', { status: 'LENT' }],
      ['a', 'REPORTED', { status: 'ACTIVE' }],
    ],
    [
      'under the id that stands for the one given',
      'creditor',
      'country:CN PRECEDENCE',
      ['high', 'REPORTED', { creditor: 'country:OLD' }],
      ['a', 'REPORTED', { creditor: 'country:RU' }],
    ],
    [
      'within a part',
      'balances.2018.amount',
      '7 PRECEDENCE',
      ['a', 'REPORTED', { 'balances.2018.amount': '2', 'balances.2018.currency': 'USD' }],
      ['high', 'REPORTED', { 'balances.2018.amount': '7', 'balances.2018.currency': 'USD' }],
    ],
  ])('%s', (_, property, expected, ...statements) => {
    expect(standing(property, ...statements)).toEqual([expected]);
  });

  test('after an end that cannot follow the beginning, also if it is inferred', () => {
    const ends: readonly Statement[] = [
      ['a', 'REPORTED', { from: ['2010-01-01', 'DAY'], until: ['2009-01-01', 'DAY'] }],
      ['b', 'REPORTED', { until: ['2008-01-01', 'DAY'] }],
      ['b', 'INFERRED', { until: ['2012-01-01', 'DAY'] }],
    ];
    expect(standing('until', ...ends)).toEqual(['2012-01-01 PASSED_OVER']);
  });

  test('never where the property has no field of its own, or its part is not whole', () => {
    expect(standing('reason', ['a', 'REPORTED', { reason: 'oil' }], ['high', 'REPORTED', { reason: 'debt' }])).toEqual(
      [],
    );
    const balance = (currency: string): Said => ({ 'balances.2018.currency': currency });
    expect(
      standing('balances.2018.currency', ['a', 'REPORTED', balance('USD')], ['high', 'REPORTED', balance('EUR')]),
    ).toEqual([]);
  });
});

test('the value that stands in a conflict is the one that the projection has, whatever is stated', () => {
  const said = fc.record(
    {
      status: fc.constantFrom('ACTIVE', 'REPAID', 'LENT'),
      principal: fc.constantFrom('5', '7', 'much'),
      currency: fc.constantFrom('USD', 'CNY'),
      creditor: fc.constantFrom('country:CN', 'country:OLD', 'country:RU', 'China'),
      from: fc.constantFrom(['2010-01-01', 'DECADE'] as const, ['2012-03-05', 'DAY'] as const),
      until: fc.constantFrom(
        ['2009-01-01', 'DAY'] as const,
        ['2012-01-01', 'YEAR'] as const,
        ['2014-05-01', 'DAY'] as const,
      ),
    },
    { requiredKeys: [] },
  );
  const statement = fc.tuple(
    fc.constantFrom('a', 'b', 'high'),
    fc.constantFrom('REPORTED', 'QUOTED', 'INFERRED', 'CORRECTED'),
    said,
  );
  let stood = 0;
  fc.assert(
    fc.property(fc.array(statement, { minLength: 2, maxLength: 6 }), (all) => {
      const statements = statementsOf(all as readonly Statement[]);
      const values = project(context, LOAN, statements);
      for (const { property, values: given } of conflictsAbout(context, LOAN, 'loan:x', statements)) {
        const standing = given.filter(({ because }) => because !== null);
        const value = values[property];
        expect(standing.map((one) => one.value)).toEqual(value === undefined ? [] : [String(value)]);
        stood += standing.length;
      }
    }),
    { numRuns: 500 },
  );
  expect(stood).toBeGreaterThan(100);
});
