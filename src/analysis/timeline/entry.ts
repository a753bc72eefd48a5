import { lastOfPeriod, PRECISIONS, type Precision, periodEnd, periodLabel } from '../../domain/index.ts';
import type { Stretch } from './gaps.ts';

/** A fact with its dates. */
export interface DatedFact {
  readonly id: string;
  /** Its value in the API's enum `FactKind`. */
  readonly kind: string;
  readonly from: string | null;
  readonly fromPrecision: string | null;
  readonly until: string | null;
  readonly untilPrecision: string | null;
  readonly firstObserved: string | null;
  readonly lastObserved: string | null;
}

/** The meaning of an entry's date: the values of the API's enum `TimelineMark`. */
type Mark = 'BEGINS' | 'ENDS' | 'HAPPENS' | 'OBSERVED';

/** One dated end of a fact. */
export interface TimelineEntry {
  /** Its position in the timeline, as text: `2013-03-05`, then what tells entries of that date apart. */
  readonly position: string;
  readonly date: string;
  readonly precision: string;
  readonly label: string;
  readonly mark: Mark;
  readonly kind: string;
  /** The id of the fact. */
  readonly node: string;
}

/** The kind of facts that happen instead of being in force. */
export const EVENT = 'EVENT';

/**
 * On one date what ends comes first, since a fact is in force through the day before its end; then what begins and what is
 * found to be in force; then what happens. A fact that begins and ends on one date, known to the year only, ends last.
 */
export const RANKS = { ENDS: '0', BEGINS: '1', OBSERVED: '2', HAPPENS: '3', ENDS_AT_ONCE: '4' } as const;

/** On one date a decade comes before its first year, that before its first month, and so on. */
export const PRECISION_RANKS: Readonly<Record<string, string>> = Object.fromEntries(
  PRECISIONS.toReversed().map((precision, rank) => [precision, String(rank)]),
);

/** The precision of a date that has none stated, such as an observation. */
export const EXACT: Precision = 'DAY';

/** The day on which a fact is first known to hold. */
const beginOf = ({ from, firstObserved, lastObserved }: DatedFact): string | null =>
  from ?? firstObserved ?? lastObserved;

/** The entries of a fact: none if it has no date, one for an event that lasts no longer than its date says. */
export function entriesOf(fact: DatedFact): readonly TimelineEntry[] {
  const { id, kind, from, until } = fact;
  const begin = beginOf(fact);
  const precision = (from === null ? undefined : fact.fromPrecision) ?? EXACT;
  const entry = (mark: Mark, rank: string, date: string, exact: string): TimelineEntry => ({
    position: `${date}${rank}${PRECISION_RANKS[exact] ?? PRECISION_RANKS[EXACT]}${id}`,
    date,
    precision: exact,
    label: periodLabel(date, exact),
    mark,
    kind,
    node: id,
  });
  const entries: TimelineEntry[] = [];
  if (begin !== null) {
    const mark = from === null ? 'OBSERVED' : kind === EVENT ? 'HAPPENS' : 'BEGINS';
    entries.push(entry(mark, RANKS[mark], begin, precision));
  }
  if (until !== null) {
    const exact = fact.untilPrecision ?? EXACT;
    const isShort = kind === EVENT && begin !== null && lastOfPeriod(until, exact) <= periodEnd(begin, precision);
    if (!isShort) entries.push(entry('ENDS', begin === until ? RANKS.ENDS_AT_ONCE : RANKS.ENDS, until, exact));
  }
  return entries;
}

/** The days within which entries are asked for; undefined where there is no bound. */
export interface EntryPeriod {
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** Whether an entry's date, or the period of its precision, reaches into the days from `from` to before `until`. */
export const isWithin = ({ from, until }: EntryPeriod, { date, precision }: TimelineEntry): boolean =>
  (until === undefined || date < until) && (from === undefined || lastOfPeriod(date, precision) >= from);

/**
 * The days that a fact is known to cover, with the whole period in which it begins or happens. Dates may be known to the
 * month only, so a fact may be observed, or even begin, after the first day of its end. Undefined for a fact without dates.
 */
export function stretchOf(fact: DatedFact): Stretch | undefined {
  const { from, until, lastObserved } = fact;
  const begin = beginOf(fact);
  const start = begin ?? until;
  if (start === null) return undefined;
  const precision = begin === null ? fact.untilPrecision : from === null ? null : fact.fromPrecision;
  const reach = [until, lastObserved && periodEnd(lastObserved, EXACT), periodEnd(start, precision ?? EXACT)];
  return { from: start, until: reach.reduce<string>((last, day) => (day !== null && day > last ? day : last), start) };
}
