import { expect, test } from '@jest/globals';
import type { DrawnFact } from '../state/index.ts';
import { presumedBy } from './presumed.ts';

const fact = (__typename: string, dates: Partial<DrawnFact>): DrawnFact =>
  ({ __typename, until: null, presumedUntil: null, lastObserved: null, ...dates }) as DrawnFact;

test.each([
  ['OBSERVED', fact('Tenure', { presumedUntil: '2026-08-23', lastObserved: '2025-08-23' }), null],
  ['OBSERVED', fact('Tenure', { presumedUntil: '2025-03-01', lastObserved: '2024-02-29' }), null],
  ['SUCCESSOR', fact('Tenure', { presumedUntil: '2026-01-10', lastObserved: '2025-08-23' }), null],
  ['SUCCESSOR', fact('Tenure', { presumedUntil: '2026-01-10' }), null],
  ['NO_SUCCESSOR', fact('Tenure', {}), null],
  ['END_KNOWN', fact('Tenure', { until: '2013-03-05' }), null],
  ['MATURES', fact('Loan', { presumedUntil: '2030-01-01' }), '2030-01-01'],
  ['THIRTY_YEARS', fact('Loan', { presumedUntil: '2040-12-31' }), null],
  ['NO_BEGINNING', fact('Loan', {}), null],
  ['HAPPENED', fact('Event', { presumedUntil: '2023-09-14' }), null],
  ['GOES_ON', fact('Membership', {}), null],
])('%s', (expected, given, maturesOn) => {
  expect(presumedBy(given, maturesOn)).toBe(expected);
});
