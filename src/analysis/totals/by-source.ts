import type { AnalysisResult } from '../../compiler/index.ts';
import { lastOfPeriod, sumOf } from '../../domain/index.ts';
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
  const inSum = own.filter(({ reason }) => reason === undefined);
  const shared = inSum.filter(({ loan }) => loan.sources.length > 1);
  const years = inSum.flatMap(({ loan }) => yearsOf(loan.details));
  const byReason = new Map<string | undefined, CountedLoan[]>();
  for (const one of own) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  return {
    source,
    amountUsd: sumOf(inSum.map(({ amount }) => amount)),
    loans: inSum.length,
    sharedUsd: sumOf(shared.map(({ amount }) => amount)),
    sharedLoans: shared.length,
    firstYear: years.length > 0 ? Math.min(...years) : null,
    lastYear: years.length > 0 ? Math.max(...years) : null,
    leftOut: sumLeftOut(byReason),
  };
}

/** The years in which a loan may have begun; none if that is not known. */
export function yearsOf({ dates: { from, fromPrecision } }: Pick<LoanDetails, 'dates'>): readonly number[] {
  if (!from) return [];
  const first = Number(from.slice(0, 4));
  const last = Number(lastOfPeriod(from, fromPrecision ?? 'DAY').slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
