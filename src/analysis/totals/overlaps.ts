import type { AnalysisResult } from '../../compiler/index.ts';
import { type Overlap, overlapsOf, sortOverlaps, type ToldAmount } from '../../domain/index.ts';
import type { CountedLoan } from '../exposure-sums.ts';
import type { Yielder } from '../yielder.ts';
import { countedAmounts } from './by-source.ts';
import type { DetailedLoan } from './read-loans.ts';

/**
 * Finds the pairs of sources that have loans of their own with the same counterparty in the same years, so that amounts
 * may be counted twice. A loan that both state is one loan. An organization is taken for its country, since one source may
 * name a bank where the other names the state. `named` names the parties of an overlap, given the counterparty.
 */
export async function findOverlaps(
  yielder: Yielder,
  counted: readonly CountedLoan<DetailedLoan>[],
  named: (counterparty: string) => AnalysisResult,
): Promise<readonly AnalysisResult[]> {
  const found: (Overlap & { readonly parties: AnalysisResult })[] = [];
  for (const [country, own] of await yielder.groupBy(counted, ({ loan }) => loan.country)) {
    // Who is not named may be anybody.
    if (country === null) continue;
    const parties = named(country);
    for (const overlap of await compare(yielder, countedAmounts(own))) found.push({ ...overlap, parties });
  }
  return sortOverlaps(found, ({ parties }) => Object.values(parties)).map(
    ({ parties, amount, years, undated, sides }) => ({
      ...parties,
      amountUsd: amount,
      years,
      undated,
      sides: sides.map((side) => ({ source: side.source, amountUsd: side.amount, loans: side.items })),
    }),
  );
}

/** The overlaps of loans between the same two parties. */
async function compare(yielder: Yielder, loans: readonly ToldAmount[]): Promise<readonly Overlap[]> {
  const comparisons = overlapsOf(loans);
  let next = comparisons.next();
  for (; !next.done; next = comparisons.next()) await yielder.spend(next.value);
  return next.value;
}
