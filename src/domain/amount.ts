/** A number as it is written: `digits` times ten to the `exponent`, which is its last significant place. */
export interface Amount {
  readonly digits: bigint;
  readonly exponent: number;
  /** Whether zeros at its end only fill places, so that it may have been rounded to those before them. */
  readonly filled: boolean;
  /** Whether the number meant is greater than the one written. */
  readonly moreThan: boolean;
}

/** No number that the model holds has more digits; what reckons with them takes the square of their count. */
const NUMBER = /^(>?)([+-]?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The number that a text writes; null where it writes none. The zeros at the end
 * of a whole number tell nothing of how exact it is; for a count that is never
 * rounded, as a year or a code, they are digits like others.
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
 * Whether two amounts can both be right: the more exact one, rounded to the last
 * significant place of the other, is the other. More than an amount is all that
 * may lie above it, as it is rounded.
 */
export function amountsAgree(one: Amount, other: Amount): boolean {
  if (one.moreThan && other.moreThan) return true;
  if (one.moreThan) return mayExceed(other, one);
  if (other.moreThan) return mayExceed(one, other);
  return one.exponent < other.exponent ? roundsTo(one, other) : roundsTo(other, one);
}

function roundsTo(exact: Amount, rounder: Amount): boolean {
  if (roundedTo(exact, rounder.exponent) !== rounder.digits) return false;
  // Below a power of ten the same number of digits reaches one place further: 96 makes 100, and 60 stays 60.
  return !rounder.filled || magnitude(roundedTo(exact, rounder.exponent - 1)) >= 10n;
}

/** How many times ten to the exponent it is; half of one counts as one, away from zero. */
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
