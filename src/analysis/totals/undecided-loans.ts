import type { AnalysisCall, AnalysisResult } from '../../compiler/index.ts';
import { sumOf } from '../../domain/index.ts';
import { type CountedLoan, countLoan, sumLeftOut } from '../exposure-sums.ts';
import type { Yielder } from '../yielder.ts';
import { type CountableLoan, type DetailedLoan, type LoansQuestion, readLoans } from './read-loans.ts';

/** The loans that a day leaves out although they are at least POSSIBLE: those of the party that are not among the ones held. */
export async function findUndecided(
  call: AnalysisCall,
  yielder: Yielder,
  question: LoansQuestion & { readonly counting: string },
  held: readonly CountedLoan[],
): Promise<AnalysisResult> {
  const known = new Set(held.flatMap(({ loan }) => (isDetailed(loan) ? [loan.details.id] : [])));
  const possible = await readLoans(call, yielder, { ...question, level: 'POSSIBLE', detail: 'none' });
  const left = possible.filter((loan) => loan.inForce && isDetailed(loan) && !known.has(loan.details.id));
  const counted = await yielder.map(left, (loan) => countLoan(loan, question.counting));
  const byReason = await yielder.groupBy(counted, ({ reason }) => reason);
  const inSum = byReason.get(undefined) ?? [];
  return {
    loans: inSum.length,
    amountUsd: sumOf(inSum.map(({ amount }) => amount ?? 0)),
    leftOut: sumLeftOut(byReason),
  };
}

/** Whether a loan was read with its details. */
export const isDetailed = (loan: CountableLoan): loan is DetailedLoan => 'details' in loan;
