import { earliestStart, PRECISIONS, periodEnd } from './period.ts';

/** The dates of a fact; null or undefined if unknown. */
export interface FactDates {
  readonly from?: string | null | undefined;
  readonly fromPrecision?: string | null | undefined;
  readonly firstObserved?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly untilPrecision?: string | null | undefined;
  readonly lastObserved?: string | null | undefined;
}

/** For each precision of `until`, the earliest `until` whose period still contains the day or lies after it. */
export const periodsWith = (day: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    PRECISIONS.filter((precision) => precision !== 'DAY').map((precision) => [
      precision,
      earliestStart(day, precision),
    ]),
  );

/**
 * The first day on which a fact no longer counts as in force; undefined if it is not known to have ended. This is `until`.
 * If `until` is only known to a period, the fact counts within it through the last day it was observed, and, if it would
 * otherwise have no day, through the period in which it began. The compiler prints the same rule: `printInForce`.
 */
export function endInForce(dates: FactDates): string | undefined {
  const { from, fromPrecision, firstObserved, until, untilPrecision, lastObserved } = dates;
  if (!until) return undefined;
  const begin = from ?? firstObserved;
  if (!begin || !untilPrecision || untilPrecision === 'DAY') return until;
  const seen = lastObserved ? periodEnd(lastObserved, 'DAY') : until;
  const begun = until <= begin ? periodEnd(begin, (from && fromPrecision) || 'DAY') : until;
  const last = [until, seen, begun].sort().at(-1) ?? until;
  return [last, periodEnd(until, untilPrecision)].sort()[0];
}
