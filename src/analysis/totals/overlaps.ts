import type { AnalysisResult } from '../../compiler/index.ts';
import { sumOf } from '../../domain/index.ts';
import type { CountedLoan } from '../exposure-sums.ts';
import type { Yielder } from '../yielder.ts';
import { yearsOf } from './by-source.ts';
import type { DetailedLoan } from './read-loans.ts';

/** A loan that counts. */
interface DatedLoan {
  readonly amount: number;
  readonly sources: readonly string[];
  /** The years in which it may have begun; none if that is not known. */
  readonly years: readonly number[];
}

/** Loans of one source, between two parties, that may be the same as some of another source. */
interface Side {
  readonly source: string;
  readonly amountUsd: number;
  readonly loans: number;
}

/** What two sources may both have. */
interface Overlap {
  readonly amountUsd: number;
  readonly years: readonly number[];
  readonly undated: number;
  readonly sides: readonly Side[];
}

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
    const loans = own.flatMap(({ loan, amount, reason }): readonly DatedLoan[] =>
      reason === undefined ? [{ amount, sources: loan.sources, years: yearsOf(loan.details) }] : [],
    );
    for (const overlap of await overlapsOf(yielder, loans)) found.push({ ...overlap, parties: named(country) });
  }
  return found
    .sort((one, other) => other.amountUsd - one.amountUsd || (orderOf(one) < orderOf(other) ? -1 : 1))
    .map(({ parties, ...overlap }) => ({ ...parties, ...overlap }));
}

const orderOf = ({ parties, sides }: Overlap & { readonly parties: AnalysisResult }): string =>
  JSON.stringify([Object.values(parties), sides.map(({ source }) => source)]);

/** The overlaps of loans between the same two parties. */
async function overlapsOf(yielder: Yielder, loans: readonly DatedLoan[]): Promise<readonly Overlap[]> {
  const bySource = await yielder.groupBy(
    loans.flatMap((loan) => loan.sources.map((source) => [source, loan] as const)),
    ([source]) => source,
  );
  const sources = [...bySource.keys()].sort();
  const overlaps: Overlap[] = [];
  for (const [index, one] of sources.entries()) {
    for (const other of sources.slice(index + 1)) {
      const [ofOne, ofOther] = [ownLoans(one, other), ownLoans(other, one)];
      await yielder.spend(ofOne.length + ofOther.length);
      const overlap = overlapOf([one, ofOne], [other, ofOther]);
      if (overlap) overlaps.push(overlap);
    }
  }
  return overlaps;

  /** The loans of a source that another does not state as well. */
  function ownLoans(source: string, other: string): readonly DatedLoan[] {
    return (bySource.get(source) ?? []).map(([, loan]) => loan).filter((loan) => !loan.sources.includes(other));
  }
}

type SourceLoans = readonly [source: string, loans: readonly DatedLoan[]];

function overlapOf(one: SourceLoans, other: SourceLoans): Overlap | undefined {
  const [matchedOne, matchedOther] = [matching(one[1], other[1]), matching(other[1], one[1])];
  if (matchedOne.length === 0) return undefined;
  const sides = [sideOf(one[0], matchedOne), sideOf(other[0], matchedOther)];
  const years = new Set(matchedOther.flatMap((loan) => loan.years));
  return {
    // No more than what the smaller side has can be on both.
    amountUsd: Math.min(...sides.map(({ amountUsd }) => amountUsd)),
    years: [...new Set(matchedOne.flatMap((loan) => loan.years))].filter((year) => years.has(year)).sort(),
    undated: [...matchedOne, ...matchedOther].filter((loan) => loan.years.length === 0).length,
    sides: sides.sort((left, right) => right.amountUsd - left.amountUsd || (left.source < right.source ? -1 : 1)),
  };
}

/** The loans that may have begun in the same year as some of the others. One without a year may have begun in any. */
function matching(loans: readonly DatedLoan[], others: readonly DatedLoan[]): readonly DatedLoan[] {
  if (others.length === 0) return [];
  const years = new Set(others.flatMap((other) => other.years));
  const any = others.some((other) => other.years.length === 0);
  return loans.filter((loan) => any || loan.years.length === 0 || loan.years.some((year) => years.has(year)));
}

const sideOf = (source: string, loans: readonly DatedLoan[]): Side => ({
  source,
  amountUsd: sumOf(loans.map(({ amount }) => amount)),
  loans: loans.length,
});
