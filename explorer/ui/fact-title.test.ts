import { expect, test } from '@jest/globals';
import { factTitle, type TitledFact } from './fact-title.ts';

const [china, venezuela] = [{ name: 'China' }, { name: 'Venezuela' }];
const loan = {
  __typename: 'Loan',
  from: null,
  fromPrecision: null,
  principal: null,
  currency: null,
  principalUsd: null,
  creditor: china,
  debtor: venezuela,
} as const;

test.each<[string, TitledFact]>([
  ['Loan from China to Venezuela', loan],
  [
    'Loan from China to Venezuela, 2010, $20.6B',
    { ...loan, from: '2010-01-01', fromPrecision: 'YEAR', principalUsd: 20.6e9 },
  ],
  ['Loan from China to Venezuela, 5B CNY', { ...loan, principal: 5e9, currency: 'CNY' }],
  ['Loan from China, 5', { ...loan, debtor: null, principal: 5 }],
  ['Loan to Venezuela', { ...loan, creditor: null }],
  ['Loan', { ...loan, creditor: null, debtor: null }],
  [
    'Nicolás Maduro, President (Venezuela)',
    { __typename: 'Tenure', office: 'President', holder: { name: 'Nicolás Maduro' }, country: venezuela },
  ],
  [
    'Venezuela in OPEC',
    { __typename: 'Membership', membershipStatus: 'MEMBER', member: venezuela, alliance: { name: 'OPEC' } },
  ],
  [
    'Venezuela in BRICS (applicant)',
    { __typename: 'Membership', membershipStatus: 'APPLICANT', member: venezuela, alliance: { name: 'BRICS' } },
  ],
  ['A visit', { __typename: 'Event', eventTitle: 'A visit' }],
])('a fact is called %s', (title, fact) => {
  expect(factTitle(fact)).toBe(title);
});
