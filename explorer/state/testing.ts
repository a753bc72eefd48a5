import type { DrawnActorFragment } from '../api/index.ts';
import type { DrawnFact } from './picture-types.ts';

export const country = (code: string): DrawnActorFragment => ({
  __typename: 'Country',
  id: `country:${code}`,
  name: code,
  code,
  latitude: 1,
  longitude: 2,
});

const rest = {
  from: null,
  fromPrecision: null,
  until: null,
  untilPrecision: null,
  firstObserved: null,
  lastObserved: null,
  presumedUntil: null,
  disputed: false,
  statementCount: 1,
  sourceCount: 1,
} as const;

type Loan = Extract<DrawnFact, { readonly __typename: 'Loan' }>;

export const loan = (id: string, creditor: string | null, debtor: string, more: Partial<Loan> = {}): Loan => ({
  ...rest,
  __typename: 'Loan',
  id,
  loanTitle: null,
  principal: null,
  currency: null,
  principalUsd: null,
  loanStatus: null,
  umbrella: false,
  creditor: creditor === null ? null : (country(creditor) as Loan['creditor']),
  debtor: country(debtor) as Loan['debtor'],
  ...more,
});

export const event = (id: string, ...participants: readonly string[]): DrawnFact => ({
  ...rest,
  __typename: 'Event',
  id,
  eventTitle: `title of ${id}`,
  eventKind: 'SUMMIT',
  eventStatus: 'OCCURRED',
  place: null,
  participants: participants.map((code) => ({ role: 'attendee', actor: country(code) })),
});
