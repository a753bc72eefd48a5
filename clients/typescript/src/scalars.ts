/** A string type that only its constructors produce. */
type Branded<Name extends string> = string & { readonly __scalar: Name };

/** A day, such as 2023-09-14. */
export type Date = Branded<'Date'>;

/** An instant, such as 2023-09-14T08:30:00Z. */
export type DateTime = Branded<'DateTime'>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^([\d-]{10})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * Checks a day.
 * @throws if it is not a valid `Date` of the API
 */
export function date(text: string): Date {
  if (!isDay(text)) throw new Error(`"${text}" is not a day that exists, from 0001-01-01 to 9999-12-31`);
  return text as Date;
}

/**
 * Checks an instant.
 * @throws if it is not a valid `DateTime` of the API
 */
export function dateTime(text: string): DateTime {
  if (!isInstant(text)) throw new Error(`"${text}" is not an instant such as 2023-09-14T08:30:00Z`);
  return text as DateTime;
}

// JavaScript moves a day that the month lacks to the next month, or makes it invalid.
const isDay = (text: string): boolean => DAY.test(text) && inUtc(`${text}T00:00:00Z`)?.startsWith(text) === true;

function isInstant(text: string): boolean {
  const [, day = '', clock = '', zone = ''] = INSTANT.exec(text) ?? [];
  return isDay(day) && inUtc(`${day}T${clock}${zone.toUpperCase()}`) !== undefined;
}

/** The instant in UTC; undefined if invalid, or outside the years 0001 to 9999. */
function inUtc(text: string): string | undefined {
  const instant = new globalThis.Date(text);
  const utc = Number.isNaN(instant.getTime()) ? '' : instant.toISOString();
  return /^(?!0000)\d{4}-/.test(utc) ? utc : undefined;
}
