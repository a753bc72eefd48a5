import { coarser, dayAfter, firstOfPeriod, isDay, shown } from '../../../../domain/index.ts';
import type { DateCell } from '../cell.ts';

/** Reads a text in one format: null if it does not match, a text if it matches but is not a valid date. */
export type DateForm = (text: string) => DateCell | string | null;

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A day, or the first day of a month or year; a text if there is no such date. */
export function calendarDate(year: number, month: number | null, day: number | null): DateCell | string {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return `the year ${year} is not between 1 and 9999`;
  if (month === null && day !== null) return `it has the day ${day} but no month`;
  const start = String(year).padStart(4, '0');
  if (month === null) return { date: `${start}-01-01`, precision: 'YEAR' };
  if (!Number.isInteger(month) || month < 1 || month > 12) return `there is no month ${month}`;
  const yearMonth = `${start}-${String(month).padStart(2, '0')}`;
  if (day === null) return { date: `${yearMonth}-01`, precision: 'MONTH' };
  const date = `${yearMonth}-${String(day).padStart(2, '0')}`;
  return isDay(date) ? { date, precision: 'DAY' } : `${yearMonth} has no day ${day}`;
}

/** A year with optional sign and leading zeros, as in Wikidata; possibly with more digits than the calendar supports. */
const YEAR = '(?<year>[+\\-\u2212]?\\d{4,})';
/** Placeholders for an unknown month or day: zeros in Wikidata, letters in EDTF (Library of Congress). */
const OR_UNKNOWN = '|XX|xx|uu|\\?\\?';
/** The time zone of an XML date, which is ignored. */
const ZONE = '(?:Z|[+\\-]\\d{2}:\\d{2})?';

const SPECIAL: Readonly<Record<string, DateForm>> = {
  iso: byPattern(
    new RegExp(`^${YEAR}-(?<month>\\d{2}${OR_UNKNOWN})-(?<day>\\d{2}${OR_UNKNOWN})(?:[T ]\\d{2}:\\d{2}.*|${ZONE})$`),
  ),
  // Tools without integers write a year with a decimal point.
  yyyy: byPattern(new RegExp(`^${YEAR}(?:\\.0+|${ZONE})$`)),
  decade: (text) => {
    const [, ofName, ofMask] = /^(?:(\d{3})0['’]?s|(\d{3})[Xxu?])$/.exec(text) ?? [];
    const decade = ofName ?? ofMask;
    const date = decade === undefined ? null : calendarDate(Number(decade) * 10, null, null);
    return date === null || typeof date === 'string' ? date : { ...date, precision: 'DECADE' };
  },
};

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: '(?<year>\\d{4})',
  MMMM: `(?<name>${MONTHS.join('|')})`,
  MMM: `(?<name>${MONTHS.map((month) => month.slice(0, 3)).join('|')}|sept)\\.?`,
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  dd: '(?<day>\\d{2})',
  d: '(?<day>\\d{1,2})',
};

/** Compiles a format such as `d MMMM yyyy`, `iso` or `decade`; a text if something is wrong with it. */
export function dateForm(format: string): DateForm | string {
  const special = SPECIAL[format];
  if (special) return special;
  const used: string[] = [];
  let unknown: string | undefined;
  const pattern = format.replace(/([A-Za-z])\1*|[^A-Za-z]/g, (piece) => {
    if (!/[A-Za-z]/.test(piece)) return piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    const token = TOKENS[piece];
    if (token === undefined) unknown ??= piece;
    used.push(piece.charAt(0));
    return token ?? '';
  });
  if (unknown !== undefined) return `has ${shown(unknown)}, which is not one of ${Object.keys(TOKENS).join(', ')}`;
  if (new Set(used).size < used.length || !['y', 'My', 'Mdy'].includes([...used].sort().join(''))) {
    return 'must have a year, a year and a month, or all three, each once; or be iso or decade';
  }
  return byPattern(new RegExp(`^${pattern}$`, 'i'));
}

function byPattern(pattern: RegExp): DateForm {
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (!groups) return null;
    const { year = '', month, name, day } = groups;
    const named =
      name === undefined ? null : 1 + MONTHS.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 3)));
    return calendarDate(Number(year.replace('\u2212', '-')), month === undefined ? named : known(month), known(day));
  };
}

/** A month or day as a number; null for placeholders, such as 00. */
const known = (part: string | undefined): number | null =>
  part !== undefined && /[1-9]/.test(part) ? Number(part) : null;

/** The formats accepted by default. */
export const ISO_FORMS: readonly DateForm[] = [
  // Before years, one of which it would be with eight digits.
  byPattern(/^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/),
  ...['iso', 'yyyy', 'decade'].flatMap((format) => SPECIAL[format] ?? []),
  byPattern(new RegExp(`^${YEAR}-(?<month>\\d{2}${OR_UNKNOWN})${ZONE}$`)),
];

/** Explanations for texts that are recognizably not dates of the model's calendar. */
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/^[+\-\u2212]?\d{1,3}(?:\.0+)?$/, 'a year has four digits, such as 0987'],
  [/\b(?:BCE?|B\. ?C\.(?: ?E\.)?)$/i, 'it is before the year 1, the first of the calendar'],
];

/** Reads a date in the first format that fits; a text if none does. */
export function readDate(text: string, forms: readonly DateForm[]): DateCell | string {
  let problem: string | undefined;
  for (const form of forms) {
    const read = form(text);
    if (read !== null && typeof read !== 'string') return read;
    problem ??= read ?? undefined;
  }
  problem ??= TELLING.find(([pattern]) => pattern.test(text))?.[1];
  return problem === undefined
    ? `${shown(text)} is not a date in a format of the mapping`
    : `${shown(text)} is not a date: ${problem}`;
}

/**
 * The first day no longer in force, of a last day in force. If that is known to a month or a year only, so is the end: what
 * lasted into 2001 ended in 2001.
 */
export function firstAfter({ date, precision }: DateCell, unit: 'day' | 'month' | 'year'): DateCell | string {
  const span = coarser(precision, UNITS[unit]);
  if (span !== 'DAY') return { date: firstOfPeriod(date, span), precision: span };
  const next = dayAfter(date);
  if (next !== undefined) return { date: next, precision: span };
  return `${shown(date)} has no following day: if it means an open end, list it under \`missing\``;
}

const UNITS = { day: 'DAY', month: 'MONTH', year: 'YEAR' } as const;
