import { type Decimal, decimalOf, readDecimal, toNumber } from './decimals.ts';

/** Whether a double represents a written number exactly. */
export function isExactNumber(text: string): boolean {
  const read = readDecimal(text);
  return typeof read !== 'string' && isExact(read);
}

/** Whether a double represents a number: by its shortest digits, or by all its digits. */
export function isExact(number: Decimal): boolean {
  const near = toNumber(number);
  if (!Number.isFinite(near)) return false;
  return isEqual(number, decimalOf(near)) || isEqual(number, allDigitsOf(near));
}

const isEqual = (one: Decimal, other: Decimal): boolean => {
  const [short, long] = [shortened(one), shortened(other)];
  return short.digits === long.digits && short.exponent === long.exponent;
};

/** The same number without trailing zeros. */
function shortened({ digits, exponent }: Decimal): Decimal {
  const text = String(digits);
  const zeros = digits === 0n ? 0 : text.length - text.replace(/0+$/, '').length;
  return digits === 0n
    ? { digits, exponent: 0 }
    : { digits: digits / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

/** All digits of a double, which is an integer divided by a power of two. */
function allDigitsOf(number: number): Decimal {
  let halves = 0;
  let whole = number;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halves += 1;
  }
  // n / 2^h is n * 5^h / 10^h.
  return { digits: BigInt(whole) * 5n ** BigInt(halves), exponent: -halves };
}
