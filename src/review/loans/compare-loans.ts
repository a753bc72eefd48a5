import { foldWords, maxPeriodDays } from '../../domain/index.ts';
import type { Likeness } from '../matching/candidate.ts';
import { rarityIn } from '../matching/frequencies.ts';
import { type MatchWeight, NO_WEIGHT, PRIOR_BITS, sumOfBits } from '../matching/match-weight.ts';
import { amountName, amountWeight, MAX_AMOUNT_BITS } from './amount-weight.ts';
import { type Loan, yearOf } from './loan.ts';

// Weights in bits.
/** Two parties between whom there is no other loan. */
const PARTIES = 4;
const ONE_PARTY = 1;
const OTHER_PARTY = -8;
const BEGUN = { day: 4, month: 3, year: 2, nextYear: 0, other: -5 } as const;
const INSTRUMENT = { same: 0.5, other: -0.5 } as const;
/** A total is not one of the loans that it covers. */
const UMBRELLA = -8;
const MONTH_DAYS = 31;

/** Prepares to compare loans of a graph. */
export function loanComparer(
  loans: readonly Loan[],
): (one: Loan, other: Loan, minBits: number) => Likeness | undefined {
  const rarityOfParties = rarityIn(loans.map((loan) => [partiesOf(loan)]));
  const rarityOfAmount = rarityIn(loans.map(({ amount }) => (amount === undefined ? [] : [amountName(amount)])));
  return (one, other, minBits) => {
    const others = [
      partyWeight(one, other, rarityOfParties(partiesOf(one))),
      beginWeight(one, other),
      instrumentWeight(one, other),
      umbrellaWeight(one, other),
    ];
    const sum = PRIOR_BITS + sumOfBits(others);
    // Comparing amounts takes longest, so it is skipped if even the same amount would not be enough.
    if (sum + MAX_AMOUNT_BITS < minBits) return undefined;
    const amount = amountWeight(one, other, rarityOfAmount);
    const bits = sum + amount.bits;
    if (bits < minBits) return undefined;
    return { bits, reasons: [amount, ...others].map(({ reason }) => reason).filter((reason) => reason !== '') };
  };
}

const partiesOf = ({ creditor, debtor }: Loan): string => `${creditor} ${debtor}`;

function partyWeight(one: Loan, other: Loan, rarity: number): MatchWeight {
  const ends = [
    [one.creditor, other.creditor],
    [one.debtor, other.debtor],
  ] as const;
  const known = ends.filter(([a, b]) => a !== null && b !== null);
  if (known.some(([a, b]) => a !== b)) return { bits: OTHER_PARTY, reason: 'other parties' };
  if (known.length < ends.length) return { bits: ONE_PARTY, reason: 'one party in common, the other unknown' };
  return { bits: PARTIES * rarity, reason: `both from ${one.creditor} to ${one.debtor}` };
}

function beginWeight(one: Loan, other: Loan): MatchWeight {
  const [year, otherYear] = [yearOf(one), yearOf(other)];
  if (year === undefined || otherYear === undefined) return NO_WEIGHT;
  const apart = Math.abs(year - otherYear);
  if (apart > 1) return { bits: BEGUN.other, reason: `${apart} years apart` };
  if (apart === 1) return { bits: BEGUN.nextYear, reason: 'a year apart' };
  const days = Math.max(maxPeriodDays(one.fromPrecision ?? 'DAY'), maxPeriodDays(other.fromPrecision ?? 'DAY'));
  if (days === 1 && one.from === other.from) return { bits: BEGUN.day, reason: `both of ${one.from}` };
  const sameMonth = one.from?.slice(0, 7) === other.from?.slice(0, 7);
  if (days <= MONTH_DAYS && sameMonth) return { bits: BEGUN.month, reason: `both of ${one.from?.slice(0, 7)}` };
  return { bits: BEGUN.year, reason: `both of ${year}` };
}

function instrumentWeight({ instrument: one }: Loan, { instrument: other }: Loan): MatchWeight {
  if (one === null || other === null) return NO_WEIGHT;
  if (foldWords(one) === foldWords(other)) return { bits: INSTRUMENT.same, reason: `both are worded "${one}"` };
  return { bits: INSTRUMENT.other, reason: `worded "${one}" and "${other}"` };
}

function umbrellaWeight({ umbrella: one }: Loan, { umbrella: other }: Loan): MatchWeight {
  if (one === undefined || other === undefined || one === other) return NO_WEIGHT;
  return { bits: UMBRELLA, reason: 'one is a total of several loans, and the other is not' };
}
