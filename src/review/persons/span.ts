import { maxPeriodDays } from '../../domain/index.ts';

/** The time in office, in days since 1970-01-01. */
export interface Span {
  /** The first day on which it can have begun; undefined if unknown. */
  readonly from: number | undefined;
  /** The number of days within which it began, from its date's precision. */
  readonly within: number;
  /** The first and last day that its dates mention. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Whether it is not known to have ended. */
  readonly open: boolean;
}

/** The stored dates of a tenure. */
export interface StoredSpan {
  readonly from: string | null;
  readonly fromPrecision: string | null;
  readonly until: string | null;
  readonly firstObserved: string | null;
  readonly lastObserved: string | null;
}

const DAY_MS = 86_400_000;

export function spanOf({ from, fromPrecision, until, firstObserved, lastObserved }: StoredSpan): Span {
  const begun = dayNumber(from);
  const days = [begun, dayNumber(firstObserved), dayNumber(lastObserved), dayNumber(until)].filter(
    (day) => day !== undefined,
  );
  return {
    from: begun,
    within: maxPeriodDays(fromPrecision ?? 'DAY'),
    first: days.length > 0 ? Math.min(...days) : undefined,
    last: days.length > 0 ? Math.max(...days) : undefined,
    open: until === null,
  };
}

/** The year of a day number. */
export const yearOfDay = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();

/** A day number as an ISO 8601 date. */
export const isoDate = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const dayNumber = (date: string | null): number | undefined =>
  date === null ? undefined : Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
