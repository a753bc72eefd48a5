import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isExactNumber } from './exact-number.ts';

test.each([
  '0',
  '-0.0',
  '1.50',
  '1e3',
  '62000000000000000',
  '9007199254740992',
  '1e22',
  '0.1',
  '1E-7',
  '100000000000000000000',
  '0.100000001490116119384765625',
])('%s is exact as a double', (text) => expect(isExactNumber(text)).toBe(true));

test.each([
  '9007199254740993',
  '12345678901234567890',
  '1e400',
  '-1e400',
  '1e-400',
  '0.1234567890123456789',
  '',
  'x',
  '1e999999999',
])('%s is not exact as a double', (text) => expect(isExactNumber(text)).toBe(false));

test('every double is exact as it is printed, shortest or in full', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(isExactNumber(String(number))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e20, noNaN: true }), (number) => {
      expect(isExactNumber(number.toFixed(60))).toBe(true);
    }),
  );
});

test('a whole number is exact if reading it keeps all of its digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (whole) => {
      const exact =
        BigInt(Number(whole)) === whole ||
        BigInt(String(Number(whole)).includes('e') ? 0 : String(Number(whole))) === whole;
      if (exact) expect(isExactNumber(String(whole))).toBe(true);
      else if (Math.abs(Number(whole)) < 1e21) expect(isExactNumber(String(whole))).toBe(false);
    }),
  );
});
