import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Amount, amountsAgree, readAmount } from './amount.ts';

function amount(text: string, rounded = true): Amount {
  const read = readAmount(text, rounded);
  if (!read) throw new Error(`${text} is no number`);
  return read;
}

const agree = (one: string, other: string, rounded = true) => {
  const result = amountsAgree(amount(one, rounded), amount(other, rounded));
  expect(amountsAgree(amount(other, rounded), amount(one, rounded))).toBe(result);
  return result;
};

describe('amounts', () => {
  test.each([
    ['the same', '50000000000', '50000000000', true],
    ['a more exact one', '50000000000', '49600000000', true],
    ['a difference beyond rounding', '50000000000', '44000000000', false],
    ['half a unit below, which rounds up', '50000000000', '45000000000', true],
    ['half a unit above, which rounds up as well', '50000000000', '55000000000', false],
    ['two exact ones', '4', '5', false],
    ['two equally round ones', '40', '50', false],
    ['the same with a decimal', '4', '4.0', true],
    ['a decimal that rounds to the whole', '4', '4.4', true],
    ['a decimal that rounds to the next', '4', '4.5', false],
    ['zeros after the point, which are significant', '4.00', '4.04', false],
    ['zeros before the number', '007', '7', true],
    ['a decimal carried over', '10.0', '9.96', true],
    ['a power of ten and a number that rounds up to it', '100', '96', true],
    ['a power of ten and a number of one significant digit', '100', '60', false],
    ['a power of ten and a number that rounds down to it', '100', '140', true],
    ['a power of ten as an exact number', '1', '0.6', true],
    ['half a power of ten', '1000000000', '950000000', true],
    ['less than half a power of ten', '1000000000', '949999999', false],
    ['negative numbers', '-50', '-49.6', true],
    ['negative numbers with a difference beyond rounding', '-50', '-44', false],
    ['a power of ten below zero', '-100', '-60', false],
    ['opposite signs', '-4', '4', false],
    ['a plus sign', '+4', '4', true],
    ['zero and zero', '0', '0.00', true],
    ['zero and minus zero', '0', '-0', true],
    ['zero and a number that rounds to it', '0', '0.4', true],
    ['zero and an amount', '0', '40000000000', false],
    ['several zeros', '000', '4', false],
    ['numbers that a double cannot distinguish', '9007199254740993', '9007199254740992', false],
    ['with an exponent', '1e+21', '1000000000000000000000', true],
    ['with an exponent and decimals', '4.96e10', '50000000000', true],
  ])('%s: %s and %s agree: %s', (_, one, other, expected) => {
    expect(agree(one, other)).toBe(expected);
  });

  test.each([
    ['the same bound', '>4000', '>4000', true],
    ['another bound', '>4000', '>9000', true],
    ['an amount above it', '>4000', '4500', true],
    ['an amount far above it', '>4000', '90000', true],
    ['an amount below it', '>4000', '3900', false],
    ['the bound itself, since it may be rounded', '>4000', '4000', true],
    ['a rounded amount that may be above it', '>4200', '4000', true],
    ['a rounded amount that cannot be above it', '>4500', '4000', false],
    ['a negative bound', '>-5', '-4', true],
    ['an amount below a negative bound', '>-5', '-6.1', false],
  ])('a lower bound and %s: %s and %s agree: %s', (_, one, other, expected) => {
    expect(agree(one, other)).toBe(expected);
  });

  test.each([
    ['1960', '1962', false],
    ['1960', '1960', true],
    ['1960', '01960', true],
    ['1960', '1960.0', true],
    ['100', '96', false],
  ])('as counts are never rounded: %s and %s agree: %s', (one, other, expected) => {
    expect(agree(one, other, false)).toBe(expected);
  });

  test.each(['', 'fifty', '1962/1963', '4,000', '4 000', '.5', '5.', '--4', '0x10', '1e9999', '<4', 'NaN', '4\n'])(
    'exclude %j',
    (text) => {
      expect(readAmount(text)).toBeNull();
    },
  );
});

describe('amounts of any size', () => {
  const digits = fc.tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat({ max: 24 }));
  const texts = fc.oneof(
    digits.map(([sign, whole]) => `${sign}${whole}`),
    digits.map(([sign, whole, zeros]) => `${sign}${whole}${'0'.repeat(zeros)}`),
    digits.map(([sign, whole, zeros]) => `${sign}${whole % 1000n}.${'0'.repeat(zeros)}${whole % 97n}`),
    fc.nat({ max: 300 }).map(String),
    fc.nat({ max: 30 }).map((number) => `>${number}`),
  );

  test('agree with themselves, and agreement is symmetric', () => {
    fc.assert(fc.property(texts, (text) => agree(text, text)));
    fc.assert(fc.property(texts, texts, (one, other) => void agree(one, other)));
  });

  test('agree with themselves written with more decimals', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (number, zeros) =>
        agree(String(number), `${number}.${'0'.repeat(zeros)}`),
      ),
    );
  });

  test('agree with themselves rounded', () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 24n });
    fc.assert(
      fc.property(positive, fc.boolean(), fc.nat(), (number, negative, kept) => {
        const text = String(number);
        const places = text.length - 1 - (kept % text.length);
        const unit = 10n ** BigInt(places);
        const rounded = ((number + unit / 2n) / unit) * unit;
        const sign = negative ? '-' : '';
        return agree(`${sign}${text}`, `${sign}${rounded}`);
      }),
    );
  });

  test('agree with themselves rounded to fewer decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 5 }), (number, decimals) => {
        const sign = number < 0 ? '-' : '';
        const size = Math.abs(number);
        const text = (value: number, places: number) =>
          places === 0
            ? `${value}`
            : `${Math.floor(value / 10 ** places)}.${String(value % 10 ** places).padStart(places, '0')}`;
        const unit = 10 ** (6 - decimals);
        // A whole number may end in insignificant zeros, which the test before this one covers.
        return agree(sign + text(size, 6), sign + text(Math.floor((size + unit / 2) / unit), decimals));
      }),
    );
  });

  test('of equal precision agree only if they are equal', () => {
    const lastDigit = fc.bigInt({ min: 1n, max: 10n ** 15n }).filter((number) => number % 10n !== 0n);
    fc.assert(
      fc.property(lastDigit, lastDigit, fc.nat({ max: 12 }), (one, other, zeros) => {
        const filled = '0'.repeat(zeros);
        expect(agree(`${one}${filled}`, `${other}${filled}`)).toBe(one === other);
      }),
    );
  });
});

test('readAmount returns null for more digits than any number of the model has', () => {
  expect(readAmount('1'.repeat(400))).not.toBeNull();
  expect(readAmount(`${'0'.repeat(1_000_000)}1`)).toBeNull();
  expect(readAmount(`0.${'0'.repeat(1_000_000)}1`)).toBeNull();
});
