import type { AnalysisResult } from '../../compiler/index.ts';
import { sumOfSource, type ToldAmount, yearsOf } from '../../domain/index.ts';
import { type CountedLoan, sumLeftOut } from '../exposure-sums.ts';
import type { LoanDetails } from '../loans.ts';
import type { Yielder } from '../yielder.ts';
import type { DetailedLoan } from './read-loans.ts';

type Loans = readonly CountedLoan<DetailedLoan>[];

/** Sums up the loans of each source side by side, with what it left out. A loan of several sources is in the line of each. */
export async function sumBySource(yielder: Yielder, counted: Loans): Promise<readonly AnalysisResult[]> {
  const told = counted.flatMap((one) => one.loan.sources.map((source) => [source, one] as const));
  const lines: ReturnType<typeof sumSource>[] = [];
  for (const [source, own] of await yielder.groupBy(told, ([source]) => source)) {
    await yielder.spend(own.length);
    lines.push(
      sumSource(
        source,
        own.map(([, one]) => one),
      ),
    );
  }
  return lines.sort((one, other) => other.amountUsd - one.amountUsd || (one.source < other.source ? -1 : 1));
}

function sumSource(source: string, own: Loans) {
  const { amount, items, sharedAmount, sharedItems, firstYear, lastYear } = sumOfSource(countedAmounts(own));
  const byReason = new Map<string | undefined, CountedLoan[]>();
  for (const one of own) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  return {
    source,
    amountUsd: amount,
    loans: items,
    sharedUsd: sharedAmount,
    sharedLoans: sharedItems,
    firstYear,
    lastYear,
    leftOut: sumLeftOut(byReason),
  };
}

/** The amounts of the loans that count. */
export const countedAmounts = (own: Loans): readonly ToldAmount[] =>
  own.flatMap(({ loan, amount, reason }) =>
    reason === undefined ? [{ amount, sources: loan.sources, years: yearsOfLoan(loan.details) }] : [],
  );

const yearsOfLoan = ({ dates: { from, fromPrecision } }: Pick<LoanDetails, 'dates'>): readonly number[] =>
  yearsOf(from, fromPrecision);
