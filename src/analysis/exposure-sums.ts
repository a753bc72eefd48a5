import type { AnalysisResult } from '../compiler/index.ts';
import { finite, isInRange, sumOf } from '../domain/index.ts';
import type { CountableLoan } from './totals/read-loans.ts';
import type { Yielder } from './yielder.ts';

/** A loan that counts with an amount, or is left out for a reason. */
export type CountedLoan<L extends CountableLoan = CountableLoan> =
  | { readonly loan: L; readonly amount: number; readonly reason?: undefined }
  | { readonly loan: L; readonly amount: number | null; readonly reason: string };

/** The reasons why a loan does not count; the first that applies is given. */
const LEFT_OUT_REASONS = [
  'NOT_IN_FORCE',
  'WITHIN_COUNTRY',
  'UMBRELLA',
  'PLEDGE',
  'CANCELLED',
  'REPAID',
  'UNKNOWN_AMOUNT',
  'NEGATIVE_AMOUNT',
  'OUT_OF_RANGE',
] as const;

/** Sums up loans: the total, the share of each counterparty, and what was left out and why. */
export async function sumExposure(yielder: Yielder, counted: readonly CountedLoan[]): Promise<AnalysisResult> {
  const parties: ReturnType<typeof sumParty>[] = [];
  for (const [party, own] of await yielder.groupBy(counted, ({ loan }) => loan.counterparty)) {
    await yielder.spend(own.length);
    parties.push(sumParty(party, own));
  }
  const byReason = await yielder.groupBy(counted, ({ reason }) => reason);
  // Summed over parties, so that rounding never makes the total smaller than one of its parts.
  const total = sumOf(parties.map(({ amountUsd }) => amountUsd));
  const counterparties = parties
    .map((party) => ({ ...party, share: total > 0 ? party.amountUsd / total : null }))
    .sort((one, other) => other.amountUsd - one.amountUsd || (String(one.party) < String(other.party) ? -1 : 1));
  return {
    totalUsd: total,
    organizationsUsd: sumOf(parties.map(({ organizationsUsd }) => organizationsUsd)),
    loans: byReason.get(undefined)?.length ?? 0,
    hhi: total > 0 ? Math.min(1, sumOf(counterparties.map(({ share }) => (share ?? 0) ** 2))) : null,
    counterparties,
    leftOut: sumLeftOut(byReason),
  };
}

/** Decides by a counting rule whether a loan counts, and with which amount. */
export function countLoan<L extends CountableLoan>(loan: L, counting: string): CountedLoan<L> {
  const outstanding = counting === 'OUTSTANDING';
  const amount = outstanding ? (loan.balance?.amountUsd ?? null) : loan.principalUsd;
  const leftOut = (reason: (typeof LEFT_OUT_REASONS)[number]): CountedLoan<L> => ({
    loan,
    amount: loan.principalUsd,
    reason,
  });
  if (loan.inForce === false) return leftOut('NOT_IN_FORCE');
  if (loan.withinCountry) return leftOut('WITHIN_COUNTRY');
  if (loan.umbrella && counting !== 'INCLUDING_UMBRELLAS') return leftOut('UMBRELLA');
  if (loan.status === 'PLEDGED') return leftOut('PLEDGE');
  if (loan.status === 'CANCELLED') return leftOut('CANCELLED');
  if (outstanding && loan.status === 'REPAID') return leftOut('REPAID');
  if (amount === null) return leftOut('UNKNOWN_AMOUNT');
  if (!isInRange(amount)) return { loan, amount, reason: 'OUT_OF_RANGE' };
  return amount < 0 ? { loan, amount, reason: 'NEGATIVE_AMOUNT' } : { loan, amount };
}

function sumParty(party: string | null, own: readonly CountedLoan[]) {
  const inSum = own.filter(({ reason }) => reason === undefined);
  const balances = own.flatMap(({ loan }) => (loan.balance ? [loan.balance] : []));
  const known = balances.flatMap(({ amountUsd }) => (amountUsd === null ? [] : [amountUsd]));
  return {
    party,
    amountUsd: sumOf(inSum.map(({ amount }) => amount)),
    organizationsUsd: sumOf(inSum.filter(({ loan }) => loan.ofOrganization).map(({ amount }) => amount)),
    loans: inSum.length,
    unknownAmounts: own.filter(({ reason }) => reason === 'UNKNOWN_AMOUNT').length,
    balanceAsOf: balances.reduce<string | null>((last, { asOf }) => (last === null || asOf > last ? asOf : last), null),
    balanceUsd: known.length > 0 ? finite(sumOf(known)) : null,
  };
}

/** The loans that do not count, by reason, in the order of the reasons. */
export const sumLeftOut = (byReason: ReadonlyMap<string | undefined, readonly CountedLoan[]>) =>
  LEFT_OUT_REASONS.flatMap((reason) => {
    const loans = byReason.get(reason) ?? [];
    const known = loans.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    // The sum is null, not 0, if no amount is known.
    const amountUsd = known.length > 0 ? finite(sumOf(known)) : null;
    return loans.length === 0 ? [] : [{ reason, loans: loans.length, amountUsd }];
  });
