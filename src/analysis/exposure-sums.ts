import type { AnalysisResult } from '../compiler/index.ts';
import { finite, isInRange, sumOf } from '../domain/index.ts';
import type { PartyLoan } from './loans.ts';
import type { Yielder } from './yielder.ts';

/** A loan that counts with an amount, or is left out for a reason. */
type CountedLoan =
  | { readonly loan: PartyLoan; readonly amount: number; readonly reason?: undefined }
  | { readonly loan: PartyLoan; readonly amount: number | null; readonly reason: string };

const RULES: Readonly<Record<string, string>> = {
  COMMITMENTS: 'Principal amounts in US dollars, without pledges, cancelled loans and umbrellas',
  OUTSTANDING: 'Latest known balances in US dollars, without pledges, cancelled loans, repaid loans and umbrellas',
  INCLUDING_UMBRELLAS:
    'Principal amounts in US dollars, without pledges and cancelled loans, but with umbrellas, so amounts may be counted twice',
};

/** Applies to every rule. */
const COMMON_RULE = 'loans with an unknown amount or one below zero, such as a correction, are left out';

const LEFT_OUT_REASONS = [
  'UMBRELLA',
  'PLEDGE',
  'CANCELLED',
  'REPAID',
  'UNKNOWN_AMOUNT',
  'NEGATIVE_AMOUNT',
  'OUT_OF_RANGE',
] as const;

/** Sums up loans by a counting rule: the total, the share of each counterparty, and what was left out and why. */
export async function sumExposure(
  yielder: Yielder,
  loans: readonly PartyLoan[],
  counting: string,
): Promise<AnalysisResult> {
  const counted = await yielder.map(loans, (loan) => countLoan(loan, counting));
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
    rule: `${RULES[counting]}; ${COMMON_RULE}.`,
    totalUsd: total,
    loans: byReason.get(undefined)?.length ?? 0,
    hhi: total > 0 ? Math.min(1, sumOf(counterparties.map(({ share }) => (share ?? 0) ** 2))) : null,
    counterparties,
    leftOut: LEFT_OUT_REASONS.flatMap((reason) => sumLeftOut(reason, byReason.get(reason) ?? [])),
  };
}

function countLoan(loan: PartyLoan, counting: string): CountedLoan {
  const outstanding = counting === 'OUTSTANDING';
  const amount = outstanding ? (loan.balance?.amountUsd ?? null) : loan.principalUsd;
  const leftOut = (reason: (typeof LEFT_OUT_REASONS)[number]): CountedLoan => ({
    loan,
    amount: loan.principalUsd,
    reason,
  });
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
    loans: inSum.length,
    unknownAmounts: own.filter(({ reason }) => reason === 'UNKNOWN_AMOUNT').length,
    balanceAsOf: balances.reduce<string | null>((last, { asOf }) => (last === null || asOf > last ? asOf : last), null),
    balanceUsd: known.length > 0 ? finite(sumOf(known)) : null,
  };
}

function sumLeftOut(reason: string, loans: readonly CountedLoan[]) {
  if (loans.length === 0) return [];
  const known = loans.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  // The sum is null, not 0, if no amount is known.
  return [{ reason, loans: loans.length, amountUsd: known.length > 0 ? finite(sumOf(known)) : null }];
}
