/** A text that only what makes it, or checks it, may call by this name. */
type Branded<Name extends string> = string & { readonly __scalar: Name };

/** A day, as 2023-09-14. */
export type Date = Branded<'Date'>;

/** An instant, as 2023-09-14T08:30:00Z. */
export type DateTime = Branded<'DateTime'>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^([\d-]{10})T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * The text as a day.
 * @throws where the API does not take it as `Date`
 */
export function date(text: string): Date {
  if (!isDay(text)) throw new Error(`"${text}" is not a day that exists, from 0001-01-01 to 9999-12-31`);
  return text as Date;
}

/**
 * The text as an instant.
 * @throws where the API does not take it as `DateTime`
 */
export function dateTime(text: string): DateTime {
  if (!isInstant(text)) throw new Error(`"${text}" is not an instant, written as 2023-09-14T08:30:00Z`);
  return text as DateTime;
}

// A day that the month lacks becomes one of the next month, or invalid, by the engine.
const isDay = (text: string): boolean => DAY.test(text) && inUtc(`${text}T00:00:00Z`)?.startsWith(text) === true;

function isInstant(text: string): boolean {
  const [, day = '', clock = '', zone = ''] = INSTANT.exec(text) ?? [];
  return isDay(day) && inUtc(`${day}T${clock}${zone.toUpperCase()}`) !== undefined;
}

/** The instant in UTC; undefined where it is none, or in no year from 0001 to 9999. */
function inUtc(text: string): string | undefined {
  const instant = new globalThis.Date(text);
  const utc = Number.isNaN(instant.getTime()) ? '' : instant.toISOString();
  return /^(?!0000)\d{4}-/.test(utc) ? utc : undefined;
}
