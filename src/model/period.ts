/** The time, in milliseconds, of the day that lies so many periods after a day; before it where they are negative. */
export function timeAfter(day: string, precision: string, periods: number): number {
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  switch (precision) {
    case 'DECADE':
      return timeOf(year + 10 * periods, month, date);
    case 'YEAR':
      return timeOf(year + periods, month, date);
    case 'MONTH':
      return timeOf(year, month + periods, date);
    case 'WEEK':
      return timeOf(year, month, date + 7 * periods);
    default:
      return timeOf(year, month, date + periods);
  }
}

// setUTCFullYear, since Date.UTC takes the years 0 to 99 for 1900 to 1999.
const timeOf = (year: number, month: number, date: number): number => new Date(0).setUTCFullYear(year, month - 1, date);
