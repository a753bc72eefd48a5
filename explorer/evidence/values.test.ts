import { describe, expect, test } from '@jest/globals';
import { type Subject, valuesOf } from './values.ts';

const LOAN = {
  __typename: 'Loan',
  id: 'loan:a',
  creditor: { __typename: 'Country', id: 'country:CN', name: 'China', code: 'CN' },
  debtor: null,
  loanTitle: 'a loan',
  from: '2010-01-01',
  fromPrecision: 'DECADE',
  until: null,
  untilPrecision: null,
  presumedUntil: '2040-01-01',
  disputed: false,
  statementCount: 2,
  sourceCount: 1,
  umbrella: false,
  repayment: ['OIL', 'CASH'],
  balances: [{ asOf: '2018-01-01', asOfPrecision: 'YEAR', amount: 20, currency: 'USD' }],
} as unknown as Subject;

describe('the values of a subject', () => {
  test('have the paths and forms that statements have', () => {
    expect(valuesOf(LOAN)).toEqual([
      { property: 'creditor', value: 'country:CN', precision: null, actor: { id: 'country:CN', name: 'China' } },
      { property: 'title', value: 'a loan', precision: null, actor: null },
      { property: 'from', value: '2010-01-01', precision: 'DECADE', actor: null },
      { property: 'umbrella', value: 'false', precision: null, actor: null },
      { property: 'repayment', value: 'OIL', precision: null, actor: null },
      { property: 'repayment', value: 'CASH', precision: null, actor: null },
      { property: 'balances.2018.amount', value: '20', precision: null, actor: null },
      { property: 'balances.2018.currency', value: 'USD', precision: null, actor: null },
    ]);
  });

  test('of an event are those of its parts too', () => {
    const event = {
      __typename: 'Event',
      id: 'event:a',
      participants: [{ role: 'HOST', actor: { __typename: 'Country', id: 'country:CN', name: 'China' } }],
      quantities: [{ name: 'reward', value: 15, unit: 'USD', bound: null }],
    } as unknown as Subject;
    expect(valuesOf(event).map(({ property, value }) => `${property}=${value}`)).toEqual([
      'participants.HOST=country:CN',
      'quantities.reward.value=15',
      'quantities.reward.unit=USD',
    ]);
  });
});
