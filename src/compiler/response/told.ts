import {
  groupBy,
  type Overlap,
  overlapsOf,
  sortOverlaps,
  sumOfSource,
  type ToldAmount,
  yearsOf,
} from '../../domain/index.ts';
import { BY_SOURCE_FIELD } from '../../model/index.ts';
import type { Row } from '../cypher/statement.ts';
import type { ToldFieldView, ToldView } from '../plan/types/aggregate-view.ts';
import type { AnalysisResult } from '../plan/types/result-view.ts';
import { resultFieldWriter, rowFinder } from './analysis-result.ts';
import type { Mode, ResponseState, Write } from './json.ts';

/** A writer of what sources tell of the nodes of a summary, from its list. */
export function toldWriter(told: ToldView, { key, name, path, view }: ToldFieldView, mode: Mode): Write {
  const write = resultFieldWriter(told.views, { kind: 'object', key, name, many: true, view }, mode);
  const rowsOf = rowFinder(told);
  const { at, nodes } = told;
  return (summary, state) => {
    const own = knownOf(summary[at] as readonly Row[]);
    if (name === BY_SOURCE_FIELD) own.bySource ??= sumBySource(own.told, told);
    else own.overlaps ??= findOverlaps(own.told, told, state, path);
    const rowOf = rowsOf(nodes === undefined ? undefined : (summary[nodes] as readonly Row[]));
    return write({ result: { bySource: own.bySource, overlaps: own.overlaps }, rowOf }, state);
  };
}

/** A row as an amount, with the ids of its parties. */
interface ToldRow extends ToldAmount {
  readonly parties: readonly unknown[];
}

/** The rows of a summary, and what is found in them. */
interface Known {
  readonly told: readonly ToldRow[];
  bySource?: readonly AnalysisResult[];
  overlaps?: readonly AnalysisResult[];
}

/** Kept for aliases, which have the same rows. */
const known = new WeakMap<readonly Row[], Known>();

function knownOf(rows: readonly Row[]): Known {
  const found = known.get(rows) ?? { told: toldRows(rows) };
  known.set(rows, found);
  return found;
}

/** Many rows begin in the same year, so it is worked out once. */
function toldRows(rows: readonly Row[]): readonly ToldRow[] {
  const years = new Map<string, readonly number[]>();
  return rows.map(([sources, from, precision, amount, ...parties]) => {
    const begun = `${from} ${precision}`;
    const own = years.get(begun) ?? yearsOf(from as string | null, precision as string | null);
    years.set(begun, own);
    return {
      amount: amount === null ? null : Number(amount),
      sources: sources as readonly string[],
      years: own,
      parties,
    };
  });
}

/** The sum of each source, the largest first. */
function sumBySource(told: readonly ToldRow[], { names }: ToldView): readonly AnalysisResult[] {
  const stated = told.flatMap((one) => one.sources.map((source) => [source, one] as const));
  const lines = [...groupBy(stated, ([source]) => source)].map(([source, own]) => {
    const amounts = own.map(([, one]) => one);
    const unknownAmounts = amounts.filter(({ amount }) => amount === null).length;
    return { source, unknownAmounts, ...sumOfSource(amounts) };
  });
  return lines
    .sort((one, other) => other.amount - one.amount || (one.source < other.source ? -1 : 1))
    .map(({ source, unknownAmounts, amount, items, sharedAmount, sharedItems, firstYear, lastYear }) => ({
      ...{ source, unknownAmounts, firstYear, lastYear },
      [names.amount]: amount,
      [names.items]: items,
      [names.shared]: sharedAmount,
      [names.sharedItems]: sharedItems,
    }));
}

/**
 * The pairs of sources that may have the same between the same two parties, the largest first.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY
 */
function findOverlaps(
  told: readonly ToldRow[],
  { names, between }: ToldView,
  { budget }: ResponseState,
  path: string,
): readonly AnalysisResult[] {
  const found: (Overlap & Pick<ToldRow, 'parties'>)[] = [];
  // Who is not named may be anybody.
  const named = told.filter(({ parties }) => parties.every((party) => party !== null));
  for (const own of groupBy(named, ({ parties }) => parties.join('\n')).values()) {
    const comparisons = overlapsOf(own);
    let next = comparisons.next();
    for (; !next.done; next = comparisons.next()) budget.compare(next.value, path);
    const [{ parties } = { parties: [] }] = own;
    for (const overlap of next.value) found.push({ ...overlap, parties });
  }
  return sortOverlaps(found, ({ parties }) => parties).map(({ parties, amount, years, undated, sides }) => ({
    ...Object.fromEntries(between.map((party, index) => [party, parties[index]])),
    ...{ years, undated, [names.amount]: amount },
    sides: sides.map((side) => ({
      source: side.source,
      [names.amount]: side.amount,
      [names.items]: side.items,
    })),
  }));
}
