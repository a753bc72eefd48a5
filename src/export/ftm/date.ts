import { dayAfter, dayBefore } from '../days.ts';

/** FollowTheMoney has no date before. */
const EARLIEST = 1000;

/** A year as FollowTheMoney has it; undefined where it has none. */
export const knownYear = (year: unknown): string | undefined =>
  Number(year) >= EARLIEST && Number(year) <= 9999 ? String(year) : undefined;

/**
 * A date as FollowTheMoney has it, no more exact than it is known: `2010-05-01` of precision MONTH is `2010-05`. A week
 * is its month, or its year, where all of it lies in that; undefined where a year would say too much, as of a decade.
 */
export function knownPart(date: string, precision: unknown): string | undefined {
  if (knownYear(Number(date.slice(0, 4))) === undefined) return undefined;
  switch (precision) {
    case 'DECADE':
      return undefined;
    case 'YEAR':
      return date.slice(0, 4);
    case 'MONTH':
      return date.slice(0, 7);
    case 'WEEK': {
      const last = dayAfter(date, 6);
      return [7, 4].map((length) => date.slice(0, length)).find((part) => last.startsWith(part));
    }
    default:
      return date;
  }
}

/** The last of something that is over on a date: the day before where the day is known, else the period of its end. */
export const knownEnd = (until: string, precision: unknown): string | undefined =>
  knownPart(until, precision) === until ? knownPart(dayBefore(until), precision) : knownPart(until, precision);
