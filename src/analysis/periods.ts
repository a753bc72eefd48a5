import { timeAfter } from '../model/period.ts';

/** The first day after the period that begins on a day. Past the year 9999 it is that year's last day. */
export const periodEnd = (day: string, precision: string): string => dayOf(timeAfter(day, precision, 1));

function dayOf(time: number): string {
  const day = new Date(time);
  return day.getUTCFullYear() > 9999 ? '9999-12-31' : day.toISOString().slice(0, 10);
}

/** A date, no more exact than it is known. */
export function periodLabel(day: string, precision: string): string {
  if (precision === 'DECADE') return `${day.slice(0, 4)}s`;
  if (precision === 'YEAR') return day.slice(0, 4);
  if (precision === 'MONTH') return day.slice(0, 7);
  return precision === 'WEEK' ? `${day} to ${lastDay(day)}` : day;
}

const lastDay = (monday: string): string => dayOf(timeAfter(monday, 'DAY', 6));

/** A stretch of days, half-open. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

/** The stretches between others that none of them reaches into. */
export function gapsBetween(stretches: readonly Stretch[]): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let reached: string | undefined;
  for (const { from, until } of stretches.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    if (reached !== undefined && reached < from) gaps.push({ from: reached, until: from });
    if (reached === undefined || reached < until) reached = until;
  }
  return gaps;
}
