import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencyOf, isCurrency } from './currency.ts';

test.each([
  ['usd', 'USD'],
  [' USD ', 'USD'],
  ['US$', 'USD'],
  ['US $', 'USD'],
  ['US Dollar', 'USD'],
  ['U.S. dollars', 'USD'],
  ['United States dollars', 'USD'],
  ['euros', 'EUR'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['Pounds sterling', 'GBP'],
  ['RMB', 'CNY'],
  ['Chinese yuan', 'CNY'],
  ['Swiss francs', 'CHF'],
  ['DEM', 'DEM'],
  ['SDR', 'XDR'],
])('currencyOf reads %s as %s', (text, code) => {
  expect(currencyOf(text)).toBe(code);
});

test.each(['$', '¥', 'dollars', 'peso', 'USX', 'XXX', 'US', 'million USD', ''])(
  'currencyOf rejects %j as unknown or ambiguous',
  (text) => {
    expect(currencyOf(text)).toBeUndefined();
  },
);

test('currencyOf reads a code, its name and its plural in any case', () => {
  const codes = Intl.supportedValuesOf('currency').filter(isCurrency);
  const name = new Intl.DisplayNames(['en'], { type: 'currency' });
  const cased = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...codes), cased, (code, inCase) => {
      expect(currencyOf(inCase(code))).toBe(code);
      expect(currencyOf(inCase(name.of(code) ?? ''))).toBe(code);
    }),
  );
});
