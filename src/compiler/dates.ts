const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

/** Whether the text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  const [, year, month, day] = (typeof text === 'string' ? DAY.exec(text) : null) ?? [];
  if (year === undefined || year === '0000') return false;
  // setUTCFullYear, since Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Whether the text is an instant in UTC, written `YYYY-MM-DDThh:mm:ssZ`. */
export const isInstant = (text: unknown): text is string =>
  typeof text === 'string' && INSTANT.test(text) && isDay(text.slice(0, 10));
