import type { Dated } from './marks.ts';

/** A fact of which no date is known but those given. */
export const dated = (dates: Partial<Dated>, __typename = 'Loan'): Dated => ({
  __typename,
  id: 'fact:a',
  from: null,
  fromPrecision: null,
  until: null,
  untilPrecision: null,
  firstObserved: null,
  lastObserved: null,
  presumedUntil: null,
  ...dates,
});
