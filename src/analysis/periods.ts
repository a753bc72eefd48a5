/** How exactly a date is known, by the names of the API. */
export type Precision = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR' | 'DECADE';

/** The first day after the period that begins on a day. Past the year 9999 it is that year's last day. */
export function periodEnd(day: string, precision: string): string {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  switch (precision) {
    case 'DECADE':
      return dayOf(year + 10, month, date);
    case 'YEAR':
      return dayOf(year + 1, month, date);
    case 'MONTH':
      return dayOf(year, month + 1, date);
    case 'WEEK':
      return dayOf(year, month, date + 7);
    default:
      return dayOf(year, month, date + 1);
  }
}

function dayOf(year: number, month: number, date: number): string {
  const day = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  day.setUTCFullYear(year, month - 1, date);
  return day.getUTCFullYear() > 9999 ? '9999-12-31' : day.toISOString().slice(0, 10);
}

/** A date, no more exact than it is known. */
export function periodLabel(day: string, precision: string): string {
  if (precision === 'DECADE') return `${day.slice(0, 4)}s`;
  if (precision === 'YEAR') return day.slice(0, 4);
  if (precision === 'MONTH') return day.slice(0, 7);
  return precision === 'WEEK' ? `${day} to ${lastDay(day)}` : day;
}

function lastDay(monday: string): string {
  const [year = 1, month = 1, date = 1] = monday.split('-').map(Number);
  return dayOf(year, month, date + 6);
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
