import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type NumberForm, unitsOf } from './form.ts';
import { finished, readNumber } from './read.ts';

/** Reads a text as an integer or a float in this form. */
function numberOf(text: string, { as, ...form }: Form): number | string {
  const read = readNumber(text, form);
  return typeof read === 'string' ? read : finished(read, as, text);
}

type Form = NumberForm & { readonly as: 'int' | 'float' };

test.each<[string, Form, number]>([
  ['1822.0', { as: 'int' }, 1822],
  ['-7', { as: 'int' }, -7],
  ['0.5', { as: 'float' }, 0.5],
  ['.5', { as: 'float' }, 0.5],
  ['1.2E+10', { as: 'float' }, 12_000_000_000],
  ['1,234.5', { as: 'float', thousands: ',' }, 1234.5],
  ['-12,345,678', { as: 'int', thousands: ',' }, -12_345_678],
  ['1234.5', { as: 'float', thousands: ',' }, 1234.5],
  ['1.234,5', { as: 'float', thousands: '.', decimal: ',' }, 1234.5],
  ['12 345', { as: 'int', thousands: ' ' }, 12_345],
])('reads %s', (text, form, number) => {
  expect(numberOf(text, form)).toBe(number);
});

test.each<[string, Form, string]>([
  ['$1000M', { as: 'float' }, '"$1000M" is not a number: if "$" is a currency, set currencies: ["$"]'],
  ...['~', '≈', '<', '>', 'ca', 'ca.', 'about', '±', '#', 'c'].map((sign): [string, Form, string] => [
    `${sign}5`,
    { as: 'float' },
    `"${sign}5" is not a number: "${sign}" is not part of a number; use \`strip\` to remove it`,
  ]),
  ...['Rs', 'Rs.', 'US$', 'USD', 'R'].map((sign): [string, Form, string] => [
    `${sign}5`,
    { as: 'float' },
    `"${sign}5" is not a number: if "${sign}" is a currency, set currencies: ["${sign}"]`,
  ]),
  ['1,234.5', { as: 'float' }, '"1,234.5" is not a number: if , separates thousands, set thousands: ","'],
  ['1,23', { as: 'float', thousands: ',' }, '"1,23" is not a number'],
  ['1234,567', { as: 'float', thousands: ',' }, '"1234,567" is not a number'],
  ['1.5', { as: 'float', decimal: ',' }, '"1.5" is not a number'],
  ['', { as: 'int' }, '"" is not a number'],
  ['Infinity', { as: 'float' }, '"Infinity" is not a number'],
  ['1e999', { as: 'float' }, '"1e999" is too large'],
  [
    '0x10',
    { as: 'int' },
    '"0x10" is not a number: "x10" after it is neither a unit nor a currency of the mapping (`units`, `currencies`)',
  ],
  ['1.5', { as: 'int' }, '"1.5" is not an integer'],
  ['9007199254740993', { as: 'int' }, '"9007199254740993" is too large'],
])('refuses %s', (text, form, problem) => {
  expect(numberOf(text, form)).toBe(problem);
});

const MONEY: Form = {
  as: 'float',
  thousands: ',',
  units: unitsOf('common'),
  currencies: ['US$', 'USD', '$', '€'],
  parentheses: true,
};

test.each<[string, number]>([
  ['$4.0B', 4_000_000_000],
  ['US$ 1,250 million', 1_250_000_000],
  ['US$1,250million', 1_250_000_000],
  ['3.5bn', 3_500_000_000],
  ['USD 3.5 bn.', 3_500_000_000],
  ['3.5 bn USD', 3_500_000_000],
  ['3.5 USD billion', 3_500_000_000],
  ['4.35m', 4_350_000],
  ['4.35 MILLION', 4_350_000],
  ['(1,234)', -1234],
  ['($ 1,234.50)', -1234.5],
  ['$(5m)', -5_000_000],
  ['-$5', -5],
  ['$-5', -5],
  ['\u2212 5', -5],
  ['€\u00a07', 7],
  ['1.2E+10', 12_000_000_000],
  ['12 lakh', 1_200_000],
])('reads the amount %s', (text, amount) => {
  expect(numberOf(text, MONEY)).toBe(amount);
});

test.each<[string, Form, string]>([
  ['£5', MONEY, '"£5" is not a number: if "£" is a currency, set currencies: ["£"]'],
  ['$5', { as: 'float' }, '"$5" is not a number: if "$" is a currency, set currencies: ["$"]'],
  ['(5)', { as: 'float' }, '"(5)" is not a number: if parentheses mean a negative number, set parentheses: negative'],
  ['5 parsecs', MONEY, /^"5 parsecs" has "parsecs" after the number, which is not one of the units k, /],
  [
    '12%',
    { as: 'float' },
    '"12%" is not a number: "%" after it is neither a unit nor a currency of the mapping (`units`, `currencies`)',
  ],
  [
    '5 mB',
    { as: 'float', units: unitsOf({ mb: 1, Mb: 2 }) },
    '"5 mB" has "mB" after the number, which may be any of mb, Mb',
  ],
  [
    '1,250',
    { as: 'float' },
    '"1,250" is not a number: if , separates thousands, set thousands: ","; if , is the decimal sign, set decimal: ","',
  ],
  ['1,25', { as: 'float' }, '"1,25" is not a number: if , is the decimal sign, set decimal: ","'],
  [
    '1.234.567',
    { as: 'float' },
    '"1.234.567" is not a number: if . separates thousands, set thousands: ".", and decimal: ","',
  ],
  [
    '1.234,5',
    { as: 'float' },
    '"1.234,5" is not a number: if . separates thousands, set thousands: ".", and decimal: ","',
  ],
  ['1.234', { as: 'float', decimal: ',' }, '"1.234" is not a number: if . separates thousands, set thousands: "."'],
  ['12 345', { as: 'float' }, '"12 345" is not a number: if   separates thousands, set thousands: " "'],
  ['5 to 6', MONEY, /^"5 to 6" has "to 6" after the number/],
  ['5-6', { as: 'float' }, /^"5-6" is not a number/],
  ['~5', MONEY, /^"~5" is not a number/],
  ['five', MONEY, '"five" is not a number'],
] as [string, Form, string][])('refuses %s with a hint', (text, form, problem) => {
  expect(numberOf(text, form)).toEqual(typeof problem === 'string' ? problem : expect.stringMatching(problem));
});

test('reads numbers exactly with any currency, separators and unit', () => {
  const units = fc.constantFrom(
    ['', 1n],
    ['bn', 1_000_000_000n],
    [' million', 1_000_000n],
    ['K', 1000n],
  ) as fc.Arbitrary<[string, bigint]>;
  const before = fc.constantFrom('', '$', 'US$ ', 'usd ');
  const forms = fc.constantFrom<[string | undefined, string]>(
    [',', '.'],
    ['.', ','],
    [' ', ','],
    [undefined, '.'],
    ["'", '.'],
  );
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 12n),
      units,
      before,
      forms,
      (cents, [unit, factor], currency, [thousands, decimal]) => {
        const grouped = String(cents / 100n).replace(/\B(?=(\d{3})+$)/g, thousands ?? '');
        const text = `${currency}${grouped}${decimal}${String(cents % 100n).padStart(2, '0')}${unit}`;
        const read = numberOf(text, { ...MONEY, thousands, decimal });
        expect(read).toBe(Number(`${cents * factor}e-2`));
      },
    ),
  );
});

test('takes the dot of Rs. as part of the currency, not of the number', () => {
  expect(numberOf('Rs.5', { as: 'float', currencies: ['Rs'] })).toBe(
    '"Rs.5" is not a number: if "Rs." is a currency, set currencies: ["Rs."]',
  );
  expect(numberOf('Rs.5', { as: 'float', currencies: ['Rs.'] })).toBe(5);
  expect(numberOf('Rs. 1.5', { as: 'float', currencies: ['Rs.'] })).toBe(1.5);
  expect(numberOf('Rs 5', { as: 'float', currencies: ['Rs'] })).toBe(5);
  expect(numberOf('$.5', { as: 'float', currencies: ['$'] })).toBe(0.5);
});
