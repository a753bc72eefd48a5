import type { AnalysisResult } from '../compiler/index.ts';
import { finite, isInRange, sumOf } from '../domain/index.ts';
import type { Turns } from './turns.ts';

/** One loan of a party, with the other side and its latest balance. */
export interface CountedLoan {
  readonly party: string | null;
  readonly principalUsd: number | null;
  readonly umbrella: boolean;
  readonly status: string | null;
  readonly balance: { readonly asOf: string; readonly amountUsd: number | null } | undefined;
}

/** What becomes of a loan: it counts with an amount, or it is left out. */
type Counted =
  | { readonly loan: CountedLoan; readonly amount: number; readonly reason?: undefined }
  | { readonly loan: CountedLoan; readonly amount: number | null; readonly reason: string };

const RULES: Readonly<Record<string, string>> = {
  COMMITMENTS: 'Amounts lent, in US dollars, of loans that are not pledges, cancelled or umbrellas',
  OUTSTANDING: 'Latest known balances, in US dollars, of loans that are not pledges, cancelled, repaid or umbrellas',
  INCLUDING_UMBRELLAS:
    'Amounts lent, in US dollars, of loans that are not pledges or cancelled, umbrellas included, which may count twice what they cover',
};

/** What holds for each rule. */
const BESIDE =
  'unknown amounts are counted beside, and so are amounts below zero, as corrections are, of which no share can be made';

const REASONS = [
  'UMBRELLA',
  'PLEDGE',
  'CANCELLED',
  'REPAID',
  'UNKNOWN_AMOUNT',
  'NEGATIVE_AMOUNT',
  'OUT_OF_RANGE',
] as const;

/** What loans come to by a counting rule: the sum, each counterparty's share of it, and what was left out and why. */
export async function reckoned(turns: Turns, loans: readonly CountedLoan[], counting: string): Promise<AnalysisResult> {
  const counted = await turns.map(loans, (loan) => countLoan(loan, counting));
  const parties: ReturnType<typeof partyOf>[] = [];
  for (const [party, own] of await turns.groupBy(counted, ({ loan }) => loan.party)) {
    await turns.spend(own.length);
    parties.push(partyOf(party, own));
  }
  const left = await turns.groupBy(counted, ({ reason }) => reason);
  // The sum of their sums is never less than one of them, however a double is rounded.
  const total = sumOf(parties.map(({ amountUsd }) => amountUsd));
  const counterparties = parties
    .map((party) => ({ ...party, share: total > 0 ? party.amountUsd / total : null }))
    .sort((one, other) => other.amountUsd - one.amountUsd || (String(one.party) < String(other.party) ? -1 : 1));
  return {
    rule: `${RULES[counting]}; ${BESIDE}.`,
    totalUsd: total,
    loans: left.get(undefined)?.length ?? 0,
    hhi: total > 0 ? Math.min(1, sumOf(counterparties.map(({ share }) => (share ?? 0) ** 2))) : null,
    counterparties,
    leftOut: REASONS.flatMap((reason) => restOf(reason, left.get(reason) ?? [])),
  };
}

function countLoan(loan: CountedLoan, counting: string): Counted {
  const outstanding = counting === 'OUTSTANDING';
  const amount = outstanding ? (loan.balance?.amountUsd ?? null) : loan.principalUsd;
  const out = (reason: (typeof REASONS)[number]): Counted => ({ loan, amount: loan.principalUsd, reason });
  if (loan.umbrella && counting !== 'INCLUDING_UMBRELLAS') return out('UMBRELLA');
  if (loan.status === 'PLEDGED') return out('PLEDGE');
  if (loan.status === 'CANCELLED') return out('CANCELLED');
  if (outstanding && loan.status === 'REPAID') return out('REPAID');
  if (amount === null) return out('UNKNOWN_AMOUNT');
  if (!isInRange(amount)) return { loan, amount, reason: 'OUT_OF_RANGE' };
  return amount < 0 ? { loan, amount, reason: 'NEGATIVE_AMOUNT' } : { loan, amount };
}

function partyOf(party: string | null, own: readonly Counted[]) {
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

function restOf(reason: string, left: readonly Counted[]) {
  if (left.length === 0) return [];
  const known = left.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  // Nothing known is no sum of 0.
  return [{ reason, loans: left.length, amountUsd: known.length > 0 ? finite(sumOf(known)) : null }];
}
