import { coarser, isDay, nextPeriod, periodLabel, shown } from '../../../domain/index.ts';
import type { DateCell } from './cell.ts';

/** Reads a text in one form; null where it is not of that form, a text where it is and means no day. */
export type DateForm = (text: string) => DateCell | string | null;

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A day of the calendar, or the first day of a month or of a year; a text that says why there is none. */
export function dayOf(year: number, month: number | null, day: number | null): DateCell | string {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return `the year ${year} is not between 1 and 9999`;
  if (month === null && day !== null) return `it has the day ${day} and no month`;
  const start = String(year).padStart(4, '0');
  if (month === null) return { date: `${start}-01-01`, precision: 'YEAR' };
  if (!Number.isInteger(month) || month < 1 || month > 12) return `there is no month ${month}`;
  const yearMonth = `${start}-${String(month).padStart(2, '0')}`;
  if (day === null) return { date: `${yearMonth}-01`, precision: 'MONTH' };
  const date = `${yearMonth}-${String(day).padStart(2, '0')}`;
  return isDay(date) ? { date, precision: 'DAY' } : `${yearMonth} has no day ${day}`;
}

/** A year with its sign, and with zeros in front, as Wikidata writes it; with more digits than the calendar has, too. */
const YEAR = '(?<year>[+\\-\u2212]?\\d{4,})';
/** What is not known of a date: Wikidata writes it as zeros, the Library of Congress (EDTF) by letters. */
const OR_UNKNOWN = '|XX|xx|uu|\\?\\?';
/** An offset, as dates of XML have it, or a time of the day: neither is of any account. */
const ZONE = '(?:Z|[+\\-]\\d{2}:\\d{2})?';

const SPECIAL: Readonly<Record<string, DateForm>> = {
  iso: byPattern(
    new RegExp(`^${YEAR}-(?<month>\\d{2}${OR_UNKNOWN})-(?<day>\\d{2}${OR_UNKNOWN})(?:[T ]\\d{2}:\\d{2}.*|${ZONE})$`),
  ),
  // Tools that know no whole numbers write a year with a point.
  yyyy: byPattern(new RegExp(`^${YEAR}(?:\\.0+|${ZONE})$`)),
  decade: (text) => {
    const [, ofName, ofMask] = /^(?:(\d{3})0['’]?s|(\d{3})[Xxu?])$/.exec(text) ?? [];
    const decade = ofName ?? ofMask;
    const date = decade === undefined ? null : dayOf(Number(decade) * 10, null, null);
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

/** The reader of a format as `d MMMM yyyy`, or of `iso` or `decade`; a text that says what is wrong with the format. */
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
  if (unknown !== undefined) return `has ${shown(unknown)}, which is none of ${Object.keys(TOKENS).join(', ')}`;
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
    return dayOf(Number(year.replace('\u2212', '-')), month === undefined ? named : known(month), known(day));
  };
}

/** A month or a day as a number; null where it is not known, which is written as 0 as well. */
const known = (part: string | undefined): number | null =>
  part !== undefined && /[1-9]/.test(part) ? Number(part) : null;

/** The forms that a date may have where a mapping names none. */
export const ISO_FORMS: readonly DateForm[] = [
  // Before the year, which this would be one of with eight digits.
  byPattern(/^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/),
  ...['iso', 'yyyy', 'decade'].flatMap((format) => SPECIAL[format] ?? []),
  byPattern(new RegExp(`^${YEAR}-(?<month>\\d{2}${OR_UNKNOWN})${ZONE}$`)),
];

/** What a text shows to be that is no date in any of the forms, and that the model's calendar does not have. */
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/^[+\-\u2212]?\d{1,3}(?:\.0+)?$/, 'a year has four digits, as 0987'],
  [/\b(?:BCE?|B\. ?C\.(?: ?E\.)?)$/i, 'it lies before the year 1, with which the calendar begins'],
];

/** Reads a date in the first form that it has; a text that says why it is none. */
export function readDate(text: string, forms: readonly DateForm[]): DateCell | string {
  let problem: string | undefined;
  for (const form of forms) {
    const read = form(text);
    if (read !== null && typeof read !== 'string') return read;
    problem ??= read ?? undefined;
  }
  problem ??= TELLING.find(([pattern]) => pattern.test(text))?.[1];
  return problem === undefined
    ? `${shown(text)} is no date as the mapping describes it`
    : `${shown(text)} is no date: ${problem}`;
}

/** The first day after the day, month or year that contains a date; after the whole period of a date known less exactly. */
export function firstAfter({ date, precision }: DateCell, unit: 'day' | 'month' | 'year'): DateCell | string {
  const span = coarser(precision, UNITS[unit]);
  const next = nextPeriod(date, span);
  if (next !== undefined) return { date: next, precision: span };
  const known = shown(periodLabel(date, precision));
  return `${known} has no day behind it: where it stands for an open end, list it under \`missing\``;
}

const UNITS = { day: 'DAY', month: 'MONTH', year: 'YEAR' } as const;
