/** A number as written: `digits` times ten to the `exponent`, the place of its last significant digit. */
export interface Amount {
  readonly digits: bigint;
  readonly exponent: number;
  /** Whether it has trailing zeros that may be the result of rounding. */
  readonly filled: boolean;
  /** Whether it is a lower bound: `>4000`. */
  readonly moreThan: boolean;
}

/** No number in the model has more digits; arithmetic takes time quadratic in their number. */
const NUMBER = /^(>?)([+-]?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a number; null if the text is not one. Trailing zeros of a whole number
 * are not significant, unless `rounded` is false, as for a year or a code.
 */
export function readAmount(text: string, rounded = true): Amount | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, bound, sign, whole = '', fraction = '', power = '0'] = match;
  const all = whole + fraction;
  const significant = (rounded && fraction === '' && all.replace(/0+$/, '')) || all;
  const digits = BigInt(significant);
  const exponent = Number(power) - fraction.length + (all.length - significant.length);
  return {
    digits: sign === '-' ? -digits : digits,
    exponent,
    filled: significant.length < all.length,
    moreThan: bound === '>',
  };
}

/**
 * Whether two amounts can both be right: the more exact one rounds to the other.
 * A lower bound agrees with every amount that may lie above it, given its rounding.
 */
export function amountsAgree(one: Amount, other: Amount): boolean {
  if (one.moreThan && other.moreThan) return true;
  if (one.moreThan) return mayExceed(other, one);
  if (other.moreThan) return mayExceed(one, other);
  return one.exponent < other.exponent ? roundsTo(one, other) : roundsTo(other, one);
}

function roundsTo(exact: Amount, rounder: Amount): boolean {
  if (roundedTo(exact, rounder.exponent) !== rounder.digits) return false;
  // Below a power of ten, the same number of digits is one place finer: 96 rounds to 100, and 60 stays 60.
  return !rounder.filled || magnitude(roundedTo(exact, rounder.exponent - 1)) >= 10n;
}

/** The amount in units of ten to the `place`, rounded half away from zero. */
function roundedTo({ digits, exponent }: Amount, place: number): bigint {
  if (exponent >= place) return digits * 10n ** BigInt(exponent - place);
  const unit = 10n ** BigInt(place - exponent);
  const rounded = (magnitude(digits) * 2n + unit) / (unit * 2n);
  return digits < 0n ? -rounded : rounded;
}

function mayExceed(one: Amount, bound: Amount): boolean {
  const place = Math.min(one.exponent, bound.exponent);
  const halfUnit = 10n ** BigInt(one.exponent - place);
  return roundedTo(one, place) * 2n + halfUnit > roundedTo(bound, place) * 2n;
}

const magnitude = (digits: bigint): bigint => (digits < 0n ? -digits : digits);
