import { formatDate, formatNumber, TEXTS } from '../texts/index.ts';

/** Properties whose values are those of an enum, such as `HEAD_OF_STATE`. */
const ENUMS: ReadonlySet<string> = new Set(['kind', 'status', 'rank', 'usdBasis', 'repayment', 'obligations']);
const AMOUNTS = /^(?:principal|principalUsd|(?:balances|quantities)\..*\.(?:amount|value))$/;

/** A property as people read it: `balances.2018.amount` is `balances 2018 amount`. */
export function propertyInWords(property: string): string {
  const words: Readonly<Record<string, string>> = TEXTS.evidence.properties;
  const known = Object.hasOwn(words, property) ? words[property] : undefined;
  if (known !== undefined) return known;
  const [first = '', ...rest] = property.split('.');
  return [first, ...rest.map((part) => (first === 'participants' ? enumInWords(part) : part))].join(' · ');
}

/** A value as people read it; what has no form of its own stays as it is. */
export function valueInWords(property: string, value: string, precision: string | null): string {
  if (precision !== null) return formatDate(value, precision);
  if (ENUMS.has(property)) return enumInWords(value);
  if (AMOUNTS.test(property) && /^-?\d+(?:\.\d+)?$/.test(value)) return formatAmount(value);
  return value;
}

// A part of a whole number stays: the format for numbers would round it away.
const formatAmount = (value: string): string => (value.includes('.') ? value : formatNumber(Number(value)));

const enumInWords = (value: string): string =>
  /^[A-Z][A-Z_]*$/.test(value) ? value.toLowerCase().replaceAll('_', ' ') : value;
