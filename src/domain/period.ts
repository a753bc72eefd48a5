/** The time, in milliseconds, of the day that lies so many periods after a day; before it where they are negative. */
export function timeAfter(day: string, precision: string, periods: number): number {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  switch (precision) {
    case 'DECADE':
      return timeOf(year + 10 * periods, month, date);
    case 'YEAR':
      return timeOf(year + periods, month, date);
    case 'MONTH':
      return timeOf(year, month + periods, date);
    case 'WEEK':
      return timeOf(year, month, date + 7 * periods);
    default:
      return timeOf(year, month, date + periods);
  }
}

// setUTCFullYear, since Date.UTC takes the years 0 to 99 for 1900 to 1999.
const timeOf = (year: number, month: number, date: number): number => new Date(0).setUTCFullYear(year, month - 1, date);

/** The first day after the period that begins on a day. Past the year 9999 it is that year's last day. */
export const periodEnd = (day: string, precision: string): string => dayOf(timeAfter(day, precision, 1));

/** The last day of the period that begins on a day. */
export const lastOfPeriod = (day: string, precision: string): string => dayOf(timeAfter(day, precision, 1) - DAY_MS);

/** The day before a day. */
export const dayBefore = (day: string): string => dayOf(timeAfter(day, 'DAY', -1));

const DAY_MS = 86_400_000;

/** The day of a time in milliseconds; the last of the calendar for those behind it. */
export function dayOf(time: number): string {
  const day = new Date(time);
  return day.getUTCFullYear() > 9999 ? '9999-12-31' : day.toISOString().slice(0, 10);
}
