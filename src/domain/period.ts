/** How exactly a date is known, from the finest to the coarsest: the values of the model's enum `Precision`. */
export const PRECISIONS = ['DAY', 'WEEK', 'MONTH', 'YEAR', 'DECADE'] as const;
export type Precision = (typeof PRECISIONS)[number];

interface PeriodRule {
  /** The length of the period. */
  readonly months: number;
  readonly days: number;
  /** An upper bound of its length, in days. */
  readonly maxDays: number;
  /** The earliest first day of such a period that contains the day. */
  readonly earliestStart: (day: string) => string;
  /** The date in words, given the first day of the period. */
  readonly label: (day: string) => string;
}

const RULES: Readonly<Record<Precision, PeriodRule>> = {
  DAY: { months: 0, days: 1, maxDays: 1, earliestStart: (day) => day, label: (day) => day },
  // A week begins on any day.
  WEEK: {
    months: 0,
    days: 7,
    maxDays: 7,
    earliestStart: (day) => addDays(day, -6),
    label: (day) => `${day} to ${addDays(day, 6)}`,
  },
  MONTH: {
    months: 1,
    days: 0,
    maxDays: 31,
    earliestStart: (day) => `${day.slice(0, 7)}-01`,
    label: (day) => day.slice(0, 7),
  },
  YEAR: {
    months: 12,
    days: 0,
    maxDays: 366,
    earliestStart: (day) => `${day.slice(0, 4)}-01-01`,
    label: (day) => day.slice(0, 4),
  },
  DECADE: {
    months: 120,
    days: 0,
    maxDays: 3653,
    earliestStart: (day) => `${day.slice(0, 3)}0-01-01`,
    label: (day) => `${day.slice(0, 4)}s`,
  },
};

/** A date without a known precision is a day. */
const ruleOf = (precision: string): PeriodRule =>
  Object.hasOwn(RULES, precision) ? RULES[precision as Precision] : RULES.DAY;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const LAST_DAY = '9999-12-31';

/** Whether the text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  const [, year, month, day] = (typeof text === 'string' ? DAY.exec(text) : null) ?? [];
  if (year === undefined || year === '0000') return false;
  const date = new Date(timeOf(Number(year), Number(month), Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** The day a number of days later, or earlier if negative; at most the last day of the year 9999. */
const addDays = (day: string, days: number): string => dayAt(shifted(day, 0, days));

/** The day before a day. */
export const dayBefore = (day: string): string => addDays(day, -1);

/** The time in milliseconds a number of periods after a day, or before it if negative. */
export function timeAfter(day: string, precision: string, periods: number): number {
  const { months, days } = ruleOf(precision);
  return shifted(day, months * periods, days * periods);
}

/** The first day after the period that begins on the day; at most the last day of the year 9999. */
export const periodEnd = (day: string, precision: string): string => dayAt(timeAfter(day, precision, 1));

/** The last day of the period that begins on the day. */
export const lastOfPeriod = (day: string, precision: string): string => dayAt(timeAfter(day, precision, 1) - DAY_MS);

/** The day a number of years later; at most the last day of the year 9999. */
export const yearsAfter = (day: string, years: number): string => dayAt(timeAfter(day, 'YEAR', years));

const earliestStart = (day: string, precision: string): string => ruleOf(precision).earliestStart(day);

/** Whether a period may begin on the day: months, years and decades begin with the calendar's, weeks on any day. */
export const isPeriodStart = (day: string, precision: string): boolean =>
  ruleOf(precision).months === 0 || earliestStart(day, precision) === day;

/** The first day of the month, year or decade that contains the day; of a day or a week that begins on it, the day. */
export const firstOfPeriod = (day: string, precision: string): string =>
  isPeriodStart(day, precision) ? day : earliestStart(day, precision);

/** The next day; undefined past the year 9999. */
export function dayAfter(day: string): string | undefined {
  const time = timeAfter(day, 'DAY', 1);
  return yearOf(time) > 9999 ? undefined : dayAt(time);
}

/** The coarser of two precisions. */
export const coarser = (one: Precision, other: Precision): Precision =>
  PRECISIONS.indexOf(one) > PRECISIONS.indexOf(other) ? one : other;

/** An upper bound of the length of a period, in days. */
export const maxPeriodDays = (precision: string): number => ruleOf(precision).maxDays;

/** A date as exactly as it is known: `2018`, `2023-09`, `2023-09-13`, `2010s`, `2026-01-05 to 2026-01-11`. */
export const periodLabel = (day: string, precision: string): string => ruleOf(precision).label(day);

/** The day, month or year that contains the whole period: as exact as possible. Undefined if it spans two years. */
export function enclosingPart(day: string, precision: string): string | undefined {
  const last = lastOfPeriod(day, precision);
  return [10, 7, 4].map((length) => day.slice(0, length)).find((part) => last.startsWith(part));
}

function shifted(day: string, months: number, days: number): number {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  return timeOf(year, month + months, date + days);
}

// setUTCFullYear, because Date.UTC maps the years 0 to 99 to 1900 to 1999.
const timeOf = (year: number, month: number, date: number): number => new Date(0).setUTCFullYear(year, month - 1, date);

const yearOf = (time: number): number => new Date(time).getUTCFullYear();

const dayAt = (time: number): string => (yearOf(time) > 9999 ? LAST_DAY : new Date(time).toISOString().slice(0, 10));
