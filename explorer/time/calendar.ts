import type { Step } from '../state/index.ts';

const DAY_MS = 86_400_000;

/** A day as a number: that of the days since 1970-01-01. */
export const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The first and the last day that the API can be asked for. */
const FIRST = numberOf('0001-01-01');
const LAST = numberOf('9999-12-31');

/** The day with a number; the nearest one if there is none. */
export const dayOfNumber = (number: number): string =>
  new Date(Math.min(LAST, Math.max(FIRST, Math.round(number))) * DAY_MS).toISOString().slice(0, 10);

/** The year of a day, with the part of it that has gone. */
export const yearOf = (number: number): number => new Date(number * DAY_MS).getUTCFullYear();

/** The first day of a year; years may have fewer than four digits. */
export const yearStart = (year: number): number => numberOf(`${String(year).padStart(4, '0')}-01-01`);

/** The first day after a period that begins on a day. */
export function endOf(day: string, precision: string | null): number {
  const first = numberOf(day);
  switch (precision) {
    case 'WEEK':
      return first + 7;
    case 'MONTH':
      return monthStart(first, 1);
    case 'YEAR':
      return monthStart(first, 12);
    case 'DECADE':
      return monthStart(first, 120);
    default:
      return first + 1;
  }
}

/** The first day of the month that is so many months later. */
function monthStart(number: number, months: number): number {
  const date = new Date(number * DAY_MS);
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime() / DAY_MS;
}

/** The last day of the period of a step: of a year or month, the day on which all that began in it has surely begun. */
function lastDay(number: number, step: Step): number {
  if (step === 'day') return number;
  if (step === 'month') return monthStart(number, 1) - 1;
  const january = monthStart(number, -new Date(number * DAY_MS).getUTCMonth());
  return monthStart(january, 12) - 1;
}

/** The day to which so many steps lead: the last one of each period. */
export function turned(day: string, step: Step, steps: number): string {
  const number = numberOf(day);
  if (step === 'day') return dayOfNumber(number + steps);
  const last = lastDay(number, step);
  // From within a period, the first step forward leads to its end.
  const periods = number < last && steps > 0 ? steps - 1 : steps;
  const start = monthStart(number, periods * (step === 'month' ? 1 : 12));
  return dayOfNumber(lastDay(start, step));
}

/** The position of a step that is nearest to a day. */
export function nearest(number: number, step: Step): string {
  const behind = lastDay(number, step);
  const before = numberOf(turned(dayOfNumber(number), step, step === 'day' ? 0 : -1));
  return dayOfNumber(behind - number <= number - before ? behind : before);
}
