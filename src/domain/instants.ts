import { isDay } from './period.ts';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;
const MINUTE_MS = 60_000;

/** An instant in UTC with milliseconds, and its further fractional digits. */
interface ReadInstant {
  readonly text: string;
  readonly finer: string;
}

/**
 * The stored form of an RFC 3339 timestamp: UTC with milliseconds, so that text order is time order. Undefined if the
 * text is not a timestamp, is outside the years 0001 to 9999, or is finer than a millisecond.
 */
export function storedInstant(text: unknown): string | undefined {
  const read = readInstant(text);
  return read?.finer === '' ? read.text : undefined;
}

/**
 * The form of a timestamp to compare with stored ones. Digits beyond milliseconds follow the `Z`, so that it sorts after
 * that millisecond and before the next. Undefined if the text is not a timestamp.
 */
export function comparedInstant(text: unknown): string | undefined {
  const read = readInstant(text);
  return read && read.text + read.finer;
}

function readInstant(text: unknown): ReadInstant | undefined {
  const found = typeof text === 'string' ? INSTANT.exec(text) : null;
  if (!found) return undefined;
  const [, day = '', hour, minute, second, fraction = '', sign, hours = 0, minutes = 0] = found;
  if (!isDay(day)) return undefined;
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const utc = new Date(Date.parse(`${day}T${hour}:${minute}:${second}.${milliseconds}Z`) - ahead * MINUTE_MS);
  const year = utc.getUTCFullYear();
  if (year < 1 || year > 9999) return undefined;
  return { text: utc.toISOString(), finer: fraction.slice(3).replace(/0+$/, '') };
}
