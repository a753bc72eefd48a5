import { describe, expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import { type ProjectionContext, project } from './project.ts';
import type { SourceStatement, StatedValue } from './source-statement.ts';
import { statedValues } from './stated-values.ts';

const model = loadModel();
const PRECEDENCE: Readonly<Record<string, number>> = { 'source:high': 10 };
const context: ProjectionContext = { model, precedenceOf: (source) => PRECEDENCE[source] ?? 0, idOf: (id) => id };

const LOAN = nodeType(model, 'Loan');
const EVENT = nodeType(model, 'Event');
const PERSON = nodeType(model, 'Person');

let count = 0;

const gives = (property: string, value: string, precision: string | null = null): StatedValue => ({
  property,
  value,
  original: null,
  precision,
});

function says(values: readonly StatedValue[], fields: Partial<SourceStatement> = {}): SourceStatement {
  count += 1;
  return {
    id: `statement:${count}`,
    statedOf: 'loan:x',
    source: 'source:a',
    basis: 'REPORTED',
    locator: count,
    values,
    ...fields,
  };
}

const loan = (...statements: readonly SourceStatement[]) => project(context, LOAN, statements);

describe('project returns what an entry states, from its only statement, for', () => {
  const entries = [
    {
      type: LOAN,
      values: {
        creditor: 'country:CN',
        debtor: 'country:VE',
        principal: 50_000_000_000.5,
        currency: 'USD',
        umbrella: false,
        repayment: ['OIL', 'CASH'],
        from: '2010-01-01',
        fromPrecision: 'DECADE',
        until: '2020-01-01',
        untilPrecision: 'DAY',
        balances: [
          { asOf: '2018-01-01', asOfPrecision: 'YEAR', amount: 2, currency: 'USD' },
          { asOf: '2019-03-01', asOfPrecision: 'DAY', amount: 1, currency: 'USD' },
        ],
      },
    },
    {
      type: EVENT,
      values: {
        title: 'A visit',
        kind: 'VISIT',
        status: 'OCCURRED',
        firstObserved: '2020-01-02',
        participants: [
          { role: 'HOST', actor: 'country:CN' },
          { role: 'VISITOR', actor: 'person:a' },
          { role: 'VISITOR', actor: 'person:b' },
        ],
        quantities: [{ name: 'U.S. ships', value: 3, unit: 'ships', bound: 'EXACT' }],
      },
    },
    { type: PERSON, values: { name: 'Ann', aliases: ['Anna', 'A.'], birthYear: 1960 } },
  ];
  test.each(entries)('$type.name', ({ type, values }) => {
    expect(project(context, type, [says(statedValues(model, type, values))])).toEqual(values);
  });
});

describe('project takes the value', () => {
  test('of a correction before a report, and of a report before an inference', () => {
    const [corrected, reported, inferred] = ['CORRECTED', 'REPORTED', 'INFERRED'].map((basis, index) =>
      says([gives('principal', String(index))], { basis }),
    ) as [SourceStatement, SourceStatement, SourceStatement];
    expect(loan(inferred, reported, corrected)).toEqual({ principal: 0 });
    expect(loan(inferred, reported)).toEqual({ principal: 1 });
    expect(loan(inferred)).toEqual({ principal: 2 });
  });

  test('of the source with the higher precedence, then the more exact date, then the first source by id', () => {
    const year = says([gives('from', '2012-01-01', 'YEAR')], { source: 'source:a' });
    const day = says([gives('from', '2013-03-05', 'DAY')], { source: 'source:b' });
    const high = says([gives('from', '2010-01-01', 'DECADE')], { source: 'source:high' });
    expect(loan(year, day)).toEqual({ from: '2013-03-05', fromPrecision: 'DAY' });
    expect(loan(year, day, high)).toEqual({ from: '2010-01-01', fromPrecision: 'DECADE' });
    const other = says([gives('from', '2013-03-06', 'DAY')], { source: 'source:a' });
    expect(loan(day, other)).toEqual({ from: '2013-03-06', fromPrecision: 'DAY' });
  });

  test('and what goes with it from one statement', () => {
    const one = says([gives('principal', '5'), gives('currency', 'EUR')]);
    const other = says([gives('principal', '6')], { source: 'source:high' });
    expect(loan(one, other)).toEqual({ principal: 6 });
    expect(loan(one)).toEqual({ principal: 5, currency: 'EUR' });
  });

  test('that can be read, and passes over a slip', () => {
    const slip = says([gives('creditor', 'South America'), gives('status', 'LENT')], { source: 'source:high' });
    const right = says([gives('creditor', 'country:ZA'), gives('status', 'ACTIVE')]);
    expect(loan(slip, right)).toEqual({ creditor: 'country:ZA', status: 'ACTIVE' });
  });

  test('of the first and of the last observation of all', () => {
    const one = says([gives('firstObserved', '2020-01-02'), gives('lastObserved', '2021-01-01')]);
    const other = says([gives('firstObserved', '2019-01-02'), gives('lastObserved', '2020-06-01')]);
    expect(loan(one, other)).toEqual({ firstObserved: '2019-01-02', lastObserved: '2021-01-01' });
  });

  test('of an end that may follow the beginning', () => {
    const one = says([gives('from', '2010-01-01', 'DAY'), gives('until', '2009-01-01', 'DAY')], {
      source: 'source:high',
    });
    const other = says([gives('until', '2015-01-01', 'DAY')]);
    expect(loan(one, other)).toEqual({
      from: '2010-01-01',
      fromPrecision: 'DAY',
      until: '2015-01-01',
      untilPrecision: 'DAY',
    });
  });
});

test('project makes aliases of the names that a subject does not go by', () => {
  const one = says([gives('name', 'Xi Jinping')], { source: 'source:high' });
  const other = says([gives('name', 'Xi'), gives('aliases', '习近平')]);
  expect(project(context, PERSON, [one, other])).toEqual({ name: 'Xi Jinping', aliases: ['习近平', 'Xi'] });
});

test('project does not depend on the order of statements', () => {
  const texts = ['2012-01-01', '2013-03-01', '2013-03-05'];
  const all = ['REPORTED', 'INFERRED', 'QUOTED'].flatMap((basis) =>
    ['source:a', 'source:b', 'source:high'].flatMap((source) =>
      texts.map((text, index) =>
        says(
          [
            gives('from', text, index === 0 ? 'YEAR' : 'DAY'),
            gives('repayment', index === 0 ? 'OIL' : 'CASH'),
            gives('balances.2018.amount', String(index)),
            gives('balances.2018.currency', index === 1 ? 'EUR' : 'USD'),
          ],
          { basis, source },
        ),
      ),
    ),
  );
  const expected = loan(...all);
  for (let step = 1; step < all.length; step += 5) {
    const rotated = [...all.slice(step), ...all.slice(0, step)].reverse();
    expect(loan(...rotated)).toEqual(expected);
  }
});
