import { isDay } from './period.ts';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;
const MINUTE_MS = 60_000;

/** An instant in UTC, to the millisecond, and the digits that it has beyond. */
interface ReadInstant {
  readonly text: string;
  readonly finer: string;
}

/**
 * The normal form in which instants are stored: UTC, always with milliseconds, so that they are in order as texts.
 * Undefined where the text is no instant of RFC 3339, is in no year from 0001 to 9999, or is finer than that.
 */
export function storedInstant(text: unknown): string | undefined {
  const read = readInstant(text);
  return read?.finer === '' ? read.text : undefined;
}

/**
 * What an instant is compared with those stored by. What is finer than a millisecond stands behind the `Z`: as texts, it
 * lies behind that millisecond and before the next. Undefined where the text is no instant.
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
