import { EN } from './en.ts';

const whole = new Intl.NumberFormat(EN.language, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(EN.language, {
  notation: 'compact',
  maximumSignificantDigits: 3,
  style: 'currency',
  currency: 'USD',
});

export const formatNumber = (value: number): string => whole.format(value);
export const formatUsd = (value: number): string => short.format(value);

const plain = new Intl.NumberFormat(EN.language, { notation: 'compact', maximumSignificantDigits: 3 });

/** An amount in a currency by its code, where that is known. */
export const formatAmount = (value: number, currency: string | null): string =>
  [plain.format(value), currency ?? ''].join(' ').trim();

/** A date as exact as it is known: `2010s`, `2018`, `2023-09`, `2023-09-13`. A week has the day on which it begins. */
export function formatDate(date: string | null, precision: string | null): string {
  if (date === null) return '';
  const [year = '', month = ''] = date.split('-');
  switch (precision) {
    case 'DECADE':
      return `${year}s`;
    case 'YEAR':
      return year;
    case 'MONTH':
      return `${year}-${month}`;
    default:
      return date;
  }
}
