import { type Decimal, decimalOf, readDecimal, toNumber } from './decimals.ts';

/** Whether a number that is written in digits is just the one that a double holds. */
export function isExactNumber(text: string): boolean {
  const read = readDecimal(text);
  return typeof read !== 'string' && isExact(read);
}

/** Whether a double holds a number: its shortest text has the same value, or all digits are the double's own. */
export function isExact(number: Decimal): boolean {
  const near = toNumber(number);
  if (!Number.isFinite(near)) return false;
  return isEqual(number, decimalOf(near)) || isEqual(number, allDigitsOf(near));
}

const isEqual = (one: Decimal, other: Decimal): boolean => {
  const [short, long] = [shortened(one), shortened(other)];
  return short.digits === long.digits && short.exponent === long.exponent;
};

/** The same number without zeros at its end. */
function shortened({ digits, exponent }: Decimal): Decimal {
  const text = String(digits);
  const zeros = digits === 0n ? 0 : text.length - text.replace(/0+$/, '').length;
  return digits === 0n
    ? { digits, exponent: 0 }
    : { digits: digits / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

/** All digits of a double, which is a whole number of halves of halves. */
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
