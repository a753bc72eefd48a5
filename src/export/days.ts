/** The day before a day. */
export const dayBefore = (day: string): string => dayAfter(day, -1);

/** The day that lies so many days after a day; before it where they are negative. */
export function dayAfter(day: string, days: number): string {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  // setUTCFullYear, since Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const time = new Date(0).setUTCFullYear(year, month - 1, date + days);
  return new Date(time).toISOString().slice(0, 10);
}
