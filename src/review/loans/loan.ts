import type { Candidate } from '../matching/candidate.ts';

/** A loan, prepared for comparison. */
export interface Loan extends Candidate {
  readonly creditor: string | null;
  readonly debtor: string | null;
  readonly amount: LoanAmount | undefined;
  /** In US dollars of its time, if it is known. */
  readonly usd: number | undefined;
  readonly umbrella: boolean | undefined;
  readonly instrument: string | null;
  /** The day on which it was agreed, or the first day of the period. */
  readonly from: string | null;
  readonly fromPrecision: string | null;
}

export interface LoanAmount {
  readonly value: number;
  readonly currency: string;
}

/** A loan as read from the graph. */
export interface StoredLoan {
  readonly id: string;
  readonly creditor: string | null;
  readonly debtor: string | null;
  readonly principal: number | null;
  readonly currency: string | null;
  readonly principalUsd: number | null;
  readonly usdBasis: string | null;
  readonly umbrella: boolean | null;
  readonly instrument: string | null;
  readonly from: string | null;
  readonly fromPrecision: string | null;
  readonly sources: ReadonlySet<string>;
}

/** Dollars of a fixed year, which cannot be compared with dollars of the time. */
const CONSTANT = 'CONSTANT';

export function loanOf(stored: StoredLoan): Loan {
  const { id, principal, currency, principalUsd, usdBasis, sources, umbrella } = stored;
  const { creditor, debtor, instrument, from, fromPrecision } = stored;
  const amount = principal === null || currency === null ? undefined : { value: principal, currency };
  const usd = principalUsd === null || usdBasis === CONSTANT ? undefined : principalUsd;
  return {
    id,
    name: nameOf(stored),
    sources,
    namesNotCompared: 0,
    creditor,
    debtor,
    amount,
    usd,
    umbrella: umbrella ?? undefined,
    instrument,
    from,
    fromPrecision,
  };
}

/** A loan has no name: who lent how much to whom, and when. */
function nameOf({ creditor, debtor, principal, currency, principalUsd, from }: StoredLoan): string {
  const own = principal === null ? undefined : `${printAmount(principal)} ${currency ?? ''}`;
  const dollars = principalUsd === null ? undefined : `${printAmount(principalUsd)} USD`;
  const parties = `${localPart(creditor)} to ${localPart(debtor)}`;
  return [parties, own ?? dollars ?? 'of an unknown amount', from ?? 'undated'].map((part) => part.trim()).join(', ');
}

const localPart = (id: string | null): string => id?.slice(id.indexOf(':') + 1) ?? 'unknown';

const FORMAT = new Intl.NumberFormat('en-US');

const printAmount = (amount: number): string => FORMAT.format(amount);

/** The year in which it was agreed. */
export const yearOf = ({ from }: Loan): number | undefined => (from === null ? undefined : Number(from.slice(0, 4)));
