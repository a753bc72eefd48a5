import type { DrawnFact } from '../state/index.ts';

/** Why a fact is presumed to go on until a day, or for how long if no day is known. */
export type PresumedBy =
  | 'END_KNOWN'
  | 'OBSERVED'
  | 'SUCCESSOR'
  | 'NO_SUCCESSOR'
  | 'MATURES'
  | 'THIRTY_YEARS'
  | 'NO_BEGINNING'
  | 'HAPPENED'
  | 'GOES_ON';

/** The rule that gives `presumedUntil`: that of the type, see "What speaks against a presumption" of the docs on time. */
export function presumedBy(fact: DrawnFact, maturesOn: string | null): PresumedBy {
  const { __typename: type, until, presumedUntil, lastObserved } = fact;
  if (presumedUntil === null) {
    if (until !== null) return 'END_KNOWN';
    if (type === 'Tenure') return 'NO_SUCCESSOR';
    return type === 'Membership' ? 'GOES_ON' : 'NO_BEGINNING';
  }
  switch (type) {
    case 'Tenure':
      return lastObserved !== null && isYearAfter(presumedUntil, lastObserved) ? 'OBSERVED' : 'SUCCESSOR';
    case 'Loan':
      return maturesOn === null ? 'THIRTY_YEARS' : 'MATURES';
    case 'Event':
      return 'HAPPENED';
    case 'Membership':
      return 'GOES_ON';
  }
}

function isYearAfter(later: string, earlier: string): boolean {
  const year = String(Number(earlier.slice(0, 4)) + 1).padStart(4, '0');
  const days = earlier.endsWith('02-29') ? ['02-28', '03-01'] : [earlier.slice(5)];
  return days.some((day) => later === `${year}-${day}`);
}
