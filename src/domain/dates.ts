const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  const [, year, month, day] = (typeof text === 'string' ? DAY.exec(text) : null) ?? [];
  if (year === undefined || year === '0000') return false;
  // setUTCFullYear, since Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
