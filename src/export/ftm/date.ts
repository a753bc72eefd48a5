import { dayBefore, enclosingPart } from '../../domain/index.ts';

/** The first year of FollowTheMoney dates. */
const EARLIEST = 1000;

/** A year as FollowTheMoney writes it; undefined if out of its range. */
export const ftmYear = (year: unknown): string | undefined =>
  Number(year) >= EARLIEST && Number(year) <= 9999 ? String(year) : undefined;

/**
 * A date as FollowTheMoney writes it, cut to its precision: `2010-05-01` of precision MONTH is `2010-05`. A week becomes
 * the month or year that contains all of it. Undefined if even the year is not known, as for a decade.
 */
export const ftmDate = (date: string, precision: unknown): string | undefined =>
  ftmYear(Number(date.slice(0, 4))) === undefined ? undefined : enclosingPart(date, String(precision));

/** The inclusive end for an exclusive `until`: the day before if the day is known, else the period of the end. */
export const ftmEndDate = (until: string, precision: unknown): string | undefined =>
  ftmDate(until, precision) === until ? ftmDate(dayBefore(until), precision) : ftmDate(until, precision);
