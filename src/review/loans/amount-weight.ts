import { amountsAgree, readAmount } from '../../domain/index.ts';
import type { RarityOf } from '../matching/frequencies.ts';
import { type MatchWeight, NO_WEIGHT } from '../matching/match-weight.ts';
import type { Loan, LoanAmount } from './loan.ts';

// Weights in bits.
/** The same amount: the least, and what it adds if no other loan has it. */
const EQUAL = 2;
const RARE = 4;
/** The most that an amount in common adds. */
export const MAX_AMOUNT_BITS = EQUAL + RARE;
/** One amount is the other, rounded to this many digits. */
const ROUNDED = [0, 2, 3.5, 5] as const;
const OTHER_AMOUNT = -5;

/** The share by which amounts converted into dollars may differ, and its weight. */
const BITS_BY_DIFFERENCE: readonly (readonly [maxShare: number, bits: number])[] = [
  [0.02, 3],
  [0.1, 1],
  [0.25, -2],
  [Number.POSITIVE_INFINITY, OTHER_AMOUNT],
];

/** Names an amount, to count how many loans have it. */
export const amountName = ({ value, currency }: LoanAmount): string => `${value} ${currency}`;

/** Compares the amounts in their own currency or else in dollars. */
export function amountWeight(one: Loan, other: Loan, rarityOf: RarityOf): MatchWeight {
  const [amount, otherAmount] = [one.amount, other.amount];
  if (amount && otherAmount && amount.currency === otherAmount.currency) {
    return sameCurrencyWeight(amount, otherAmount, rarityOf);
  }
  if (one.usd === undefined || other.usd === undefined) return NO_WEIGHT;
  const difference = Math.abs(one.usd - other.usd) / Math.max(one.usd, other.usd);
  const bits = BITS_BY_DIFFERENCE.find(([maxShare]) => difference <= maxShare)?.[1] ?? 0;
  return { bits, reason: `in US dollars, the amounts differ by ${Math.round(difference * 100)} %` };
}

function sameCurrencyWeight(one: LoanAmount, other: LoanAmount, rarityOf: RarityOf): MatchWeight {
  const both = `${print(one.value)} and ${print(other.value)} ${one.currency}`;
  if (one.value === other.value) {
    const bits = EQUAL + RARE * rarityOf(amountName(one));
    return { bits, reason: `the same amount, ${print(one.value)} ${one.currency}` };
  }
  const [amount, otherAmount] = [readAmount(String(one.value)), readAmount(String(other.value))];
  if (!amount || !otherAmount || !amountsAgree(amount, otherAmount)) {
    return { bits: OTHER_AMOUNT, reason: `amounts differ, ${both}` };
  }
  const digits = Math.min(String(amount.digits).length, String(otherAmount.digits).length, ROUNDED.length - 1);
  return { bits: ROUNDED[digits] ?? 0, reason: `amounts are the same when rounded, ${both}` };
}

const FORMAT = new Intl.NumberFormat('en-US');

const print = (value: number): string => FORMAT.format(value);
