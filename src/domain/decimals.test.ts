import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Decimal, decimalOf, plus, readDecimal, times, toNumber, wholeOf } from './decimals.ts';

const read = (text: string): Decimal => {
  const found = readDecimal(text);
  if (typeof found === 'string') throw new Error(`${text} is ${found}`);
  return found;
};

test.each([
  ['4.35', '1e6', 4_350_000],
  ['1.005', '1000', 1005],
  ['-0.07', '100', -7],
  ['.5', '1e9', 500_000_000],
  ['0.000', '1e400', 0],
  ['9007199254740993', '1', 9_007_199_254_740_992],
])('multiplies %s by %s to get %d', (one, other, product) => {
  expect(toNumber(times(read(one), read(other)))).toBe(product);
});

test('adds decimals as written, not as doubles', () => {
  expect(toNumber(['0.1', '0.2', '-0.3'].map(read).reduce(plus))).toBe(0);
  expect(toNumber([0.1, 0.2].map(decimalOf).reduce(plus))).toBe(0.3);
});

test.each(['', '.', '1,5', '0x10', 'Infinity', '1e', '--1', '1 2'])('rejects %p, which is not a number', (text) => {
  expect(readDecimal(text)).toBe('none');
});

test.each(['1e401', '1e-401', '1'.repeat(401), '1e999999999999'])('rejects %p, which has too many digits', (text) => {
  expect(readDecimal(text)).toBe('beyond');
});

test('reads a whole number with a zero fraction', () => {
  expect(wholeOf(read('2.00'))).toBe(2n);
  expect(wholeOf(read('2e3'))).toBe(2000n);
  expect(wholeOf(read('2.5'))).toBeUndefined();
});

describe('arithmetic on any decimals', () => {
  const amounts = fc.integer({ min: -1e9, max: 1e9 });
  const places = fc.integer({ min: 0, max: 6 });
  const written = (amount: number, place: number): string => `${amount}e-${place}`;
  test('matches sums and products of whole numbers', () => {
    fc.assert(
      fc.property(amounts, amounts, places, (one, other, place) => {
        const [first, second] = [read(written(one, place)), read(written(other, place))];
        expect(toNumber(plus(first, second))).toBe(Number(`${one + other}e-${place}`));
        expect(toNumber(times(first, second))).toBe(Number(`${BigInt(one) * BigInt(other)}e-${2 * place}`));
      }),
    );
  });
  test('reads a double as its shortest digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e100, max: 1e100, noNaN: true }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-100);
        expect(toNumber(decimalOf(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
