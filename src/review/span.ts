import { maxPeriodDays } from '../domain/index.ts';

/** A stretch of time in office, in days from 1970-01-01. */
export interface Span {
  /** Undefined where it is not known when it began. */
  readonly from: number | undefined;
  /** Within how many days it began. */
  readonly within: number;
  /** The first and the last day known of it. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** True where it is not known to have ended. */
  readonly open: boolean;
}

/** The dates of a tenure as they are stored. */
export interface StoredSpan {
  readonly from: string | null;
  readonly fromPrecision: string | null;
  readonly until: string | null;
  readonly firstObserved: string | null;
  readonly lastObserved: string | null;
}

const DAY_MS = 86_400_000;

export function spanOf({ from, fromPrecision, until, firstObserved, lastObserved }: StoredSpan): Span {
  const begun = dayOf(from);
  const days = [begun, dayOf(firstObserved), dayOf(lastObserved), dayOf(until)].filter((day) => day !== undefined);
  return {
    from: begun,
    within: maxPeriodDays(fromPrecision ?? 'DAY'),
    first: days.length > 0 ? Math.min(...days) : undefined,
    last: days.length > 0 ? Math.max(...days) : undefined,
    open: until === null,
  };
}

/** The year of a day. */
export const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();

/** A day as ISO 8601 writes it. */
export const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const dayOf = (date: string | null): number | undefined =>
  date === null ? undefined : Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
