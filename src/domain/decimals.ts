/** An exact decimal number: `digits` times ten to the `exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Larger numbers are not amounts, and exact sums of them would be huge. */
const MAX_DIGITS = 400;
const MAX_EXPONENT = 400;

const PLAIN = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Reads a number such as `-12.5` or `1e6`; `none` if the text is not one, `beyond` if it has too many places. */
export function readDecimal(text: string): Decimal | 'none' | 'beyond' {
  const match = PLAIN.exec(text);
  if (!match) return 'none';
  const [, sign, whole = '', part, only, power = '0'] = match;
  const fraction = part ?? only ?? '';
  const all = (whole + fraction).replace(/^0+(?=\d)/, '');
  const exponent = Number(power) - fraction.length;
  if (all === '0') return { digits: 0n, exponent: 0 };
  if (all.length > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) return 'beyond';
  const digits = BigInt(all);
  return { digits: sign === '-' ? -digits : digits, exponent };
}

/** The decimal with the shortest digits that identify a double. */
export function decimalOf(value: number): Decimal {
  const read = readDecimal(String(value));
  if (typeof read === 'string') throw new RangeError(`${value} has no decimal digits`);
  return read;
}

export const times = (one: Decimal, other: Decimal): Decimal => ({
  digits: one.digits * other.digits,
  exponent: one.exponent + other.exponent,
});

export function plus(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent);
  return { digits: at(one, exponent) + at(other, exponent), exponent };
}

const at = ({ digits, exponent }: Decimal, place: number): bigint => digits * 10n ** BigInt(exponent - place);

/** The nearest double; infinite beyond their range. */
export const toNumber = ({ digits, exponent }: Decimal): number => Number(`${digits}e${exponent}`);

/** The number as an integer; undefined if it has a fraction. */
export function wholeOf({ digits, exponent }: Decimal): bigint | undefined {
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const unit = 10n ** BigInt(-exponent);
  return digits % unit === 0n ? digits / unit : undefined;
}
