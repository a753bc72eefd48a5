import { lastOfPeriod } from '../domain/index.ts';

/** A date, no more exact than it is known. */
export function periodLabel(day: string, precision: string): string {
  if (precision === 'DECADE') return `${day.slice(0, 4)}s`;
  if (precision === 'YEAR') return day.slice(0, 4);
  if (precision === 'MONTH') return day.slice(0, 7);
  return precision === 'WEEK' ? `${day} to ${lastOfPeriod(day, 'WEEK')}` : day;
}

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
