import { expect, test } from '@jest/globals';
import { CODES } from '../../testing/small-mapping.ts';
import { type CodeScheme, CountryCodes } from './country-codes.ts';

test.each<[CodeScheme, string, string | null, string]>([
  ['iso2', 've', null, 'country:VE'],
  ['iso3', 'VEN', null, 'country:VE'],
  ['gec', 'rs', null, 'country:RU'],
  ['gw', '101.0', null, 'country:VE'],
  ['gw', '0101', null, 'country:VE'],
  ['name', 'COTE  D’IVOIRE'.replace('’', "'"), null, 'country:CI'],
  ['name', 'Republic of Cote d’Ivoire', null, 'country:CI'],
  ['name', 'ivory coast', null, 'country:CI'],
  ['name', 'Co\u0302te dʼIvoire', null, 'country:CI'],
])('resolves the %s code %s', (scheme, code, on, id) => {
  expect(CODES.resolve(scheme, code, on)).toEqual({ id });
});

test.each([
  ['1917-11-07', 'country:RU'],
  ['1922-12-29', 'country:RU'],
  ['1922-12-30', 'country:SUHH'],
  ['1991-12-25', 'country:SUHH'],
  ['1991-12-26', 'country:RU'],
  [null, 'country:RU'],
])('resolves the code 365 on %s to %s', (on, id) => {
  expect(CODES.resolve('cow', '365', on)).toEqual({ id });
});

test.each<[CodeScheme, string, string]>([
  ['cow', '1', 'stands for no country in the graph'],
  ['iso2', 'VEN', 'stands for no country in the graph'],
  ['cow', '9', 'stands for several countries: country:CI, country:XA'],
  ['gw', '999', 'means country:NOWHERE, which is not in the graph'],
])('does not resolve the %s code %s', (scheme, code, problem) => {
  expect(CODES.resolve(scheme, code, null)).toEqual({ problem });
});

test('distinguishes names in other scripts by their vowel signs', () => {
  const codes = new CountryCodes([
    { id: 'country:A', code: 'A', name: 'मोदी' },
    { id: 'country:B', code: 'B', name: 'मदा' },
    { id: 'country:C', code: 'C', name: '☆' },
    { id: 'country:D', code: 'D', name: '★' },
  ]);
  for (const [name, id] of [
    ['मोदी', 'country:A'],
    ['मदा', 'country:B'],
    ['☆', 'country:C'],
    ['★', 'country:D'],
  ]) {
    expect(codes.resolve('name', name ?? '', null)).toEqual({ id });
  }
});
