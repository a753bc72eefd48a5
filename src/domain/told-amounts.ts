import { groupBy } from './group-by.ts';
import { lastOfPeriod } from './period.ts';
import { sumOf } from './sums.ts';

/** An amount that sources state, as one counts it. */
export interface ToldAmount {
  /** Null if it is unknown. */
  readonly amount: number | null;
  /** The sources that state it. */
  readonly sources: readonly string[];
  /** The years in which it may have begun; none if that is not known. */
  readonly years: readonly number[];
}

/** The sum of what one source states. */
export interface SourceSum {
  readonly amount: number;
  readonly items: number;
  /** The part of it that other sources state as well. */
  readonly sharedAmount: number;
  readonly sharedItems: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** What one source has that may be the same as what another has. */
export interface OverlapSide {
  readonly source: string;
  readonly amount: number;
  readonly items: number;
}

/** What two sources may both have. */
export interface Overlap {
  readonly amount: number;
  readonly years: readonly number[];
  readonly undated: number;
  readonly sides: readonly OverlapSide[];
}

/** What comparing two sources takes, beside their amounts. */
const PAIR = 8;

/** The years in which something may have begun; none if that is not known. */
export function yearsOf(from: string | null | undefined, precision: string | null | undefined): readonly number[] {
  if (!from) return [];
  const first = Number(from.slice(0, 4));
  const last = Number(lastOfPeriod(from, precision ?? 'DAY').slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Sums up what one source states. */
export function sumOfSource(own: readonly ToldAmount[]): SourceSum {
  const shared = own.filter(({ sources }) => sources.length > 1);
  const years = new Set(own.flatMap((one) => one.years));
  return {
    amount: sumOf(own.map(({ amount }) => amount)),
    items: own.length,
    sharedAmount: sumOf(shared.map(({ amount }) => amount)),
    sharedItems: shared.length,
    firstYear: years.size > 0 ? Math.min(...years) : null,
    lastYear: years.size > 0 ? Math.max(...years) : null,
  };
}

/**
 * Finds the pairs of sources that have amounts of their own in the same years, so that those may be counted twice; all
 * amounts are between the same two parties. What both state is stated once. Before each comparison, it tells how many
 * amounts that looks at, and a few for the comparison itself, so that the caller can pause or stop.
 */
export function* overlapsOf(told: readonly ToldAmount[]): Generator<number, readonly Overlap[], void> {
  const bySource = groupBy(
    told.flatMap((one) => one.sources.map((source) => [source, one] as const)),
    ([source]) => source,
  );
  const sources = [...bySource.keys()].sort();
  const overlaps: Overlap[] = [];
  for (const [index, one] of sources.entries()) {
    for (const other of sources.slice(index + 1)) {
      yield PAIR + (bySource.get(one)?.length ?? 0) + (bySource.get(other)?.length ?? 0);
      const overlap = overlapOf([one, ownOf(one, other)], [other, ownOf(other, one)]);
      if (overlap) overlaps.push(overlap);
    }
  }
  return overlaps;

  /** The amounts of a source that another does not state as well. */
  function ownOf(source: string, other: string): readonly ToldAmount[] {
    return (bySource.get(source) ?? []).map(([, one]) => one).filter((one) => !one.sources.includes(other));
  }
}

type SourceAmounts = readonly [source: string, amounts: readonly ToldAmount[]];

function overlapOf(one: SourceAmounts, other: SourceAmounts): Overlap | undefined {
  const [matchedOne, matchedOther] = [matching(one[1], other[1]), matching(other[1], one[1])];
  if (matchedOne.length === 0) return undefined;
  const sides = [sideOf(one[0], matchedOne), sideOf(other[0], matchedOther)];
  const years = new Set(matchedOther.flatMap((own) => own.years));
  return {
    // No more than what the smaller side has can be on both.
    amount: Math.min(...sides.map(({ amount }) => amount)),
    years: [...new Set(matchedOne.flatMap((own) => own.years))].filter((year) => years.has(year)).sort(),
    undated: [...matchedOne, ...matchedOther].filter((own) => own.years.length === 0).length,
    sides: sides.sort((left, right) => right.amount - left.amount || (left.source < right.source ? -1 : 1)),
  };
}

/** The amounts that may have begun in the same year as some of the others. One without a year may have begun in any. */
function matching(amounts: readonly ToldAmount[], others: readonly ToldAmount[]): readonly ToldAmount[] {
  if (others.length === 0) return [];
  const years = new Set(others.flatMap((other) => other.years));
  const any = others.some((other) => other.years.length === 0);
  return amounts.filter((own) => any || own.years.length === 0 || own.years.some((year) => years.has(year)));
}

const sideOf = (source: string, amounts: readonly ToldAmount[]): OverlapSide => ({
  source,
  amount: sumOf(amounts.map(({ amount }) => amount)),
  items: amounts.length,
});

/** Overlaps in order, the largest first; `parties` names those of one. */
export function sortOverlaps<O extends Overlap>(
  overlaps: readonly O[],
  parties: (overlap: O) => readonly unknown[],
): readonly O[] {
  const keyed = overlaps.map((overlap) => ({
    overlap,
    key: JSON.stringify([parties(overlap), overlap.sides.map(({ source }) => source)]),
  }));
  keyed.sort((one, other) => other.overlap.amount - one.overlap.amount || (one.key < other.key ? -1 : 1));
  return keyed.map(({ overlap }) => overlap);
}
