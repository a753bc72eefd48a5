import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idHint, keyHint } from './id-hint.ts';
import { loadModel } from './load.ts';
import { nodeType, nodeTypesOf } from './lookup.ts';

const model = loadModel();
const of = (target: string) => nodeTypesOf(model, target);

describe('where an id is wanted', () => {
  test.each([
    ['VE', 'Actor', 'did you mean "country:VE"?'],
    ['ve', 'Node', 'did you mean "country:VE"?'],
    [' VE ', 'Country', 'did you mean "country:VE"?'],
    ['Venezuela', 'Actor', 'did you mean "country:VE"?'],
    ['venezuela', 'LoanParty', 'did you mean "country:VE"?'],
    ["Cote d'Ivoire", 'Node', 'did you mean "country:CI"?'],
    ['Burma', 'Node', 'did you mean "country:MM"?'],
    ['Bosnia and Herzegovina', 'Node', 'did you mean "country:BA"?'],
    ['country:ve', 'Node', 'did you mean "country:VE"?'],
    ['country:Venezuela', 'Country', 'did you mean "country:VE"?'],
    ['Country:VE', 'Node', 'did you mean "country:VE"?'],
    ['COUNTRY:ve', 'Node', 'did you mean "country:VE"?'],
    ['county:VE', 'Node', 'did you mean "country:VE"?'],
    ['country: VE', 'Node', 'did you mean "country:VE"?'],
    ['nicolas-maduro', 'Person', 'did you mean "person:nicolas-maduro"?'],
    ['Nicolás Maduro', 'Person', 'did you mean "person:nicolas-maduro"?'],
    ['person:Nicolás Maduro', 'Actor', 'did you mean "person:nicolas-maduro"?'],
    ['persons:nicolas-maduro', 'Node', 'did you mean "person:nicolas-maduro"?'],
    ['alliance:brics', 'Country', 'it is the id of an Alliance, and a Country is wanted'],
    ['loan:cn-ve-2010s', 'LoanParty', 'it is the id of a Loan, and a Country or an Organization is wanted'],
    [
      'BRICS',
      'LoanParty',
      'an id begins with country: or organization:, as in "country:VE"; search finds one by its name',
    ],
    ['brics', 'Alliance', 'did you mean "alliance:brics"?'],
    ['', 'Country', 'an id begins with country:, as in "country:VE"; search finds one by its name'],
    [':', 'Loan', 'an id begins with loan:; search finds one by its name'],
    ['wikidata:Q717', 'Country', 'an id begins with country:, as in "country:VE"; search finds one by its name'],
    ['country:ZZ', 'Actor', undefined],
    ['country:YUG', 'Actor', undefined],
    ['person:nobody', 'Node', undefined],
    ['alliance:BRICS', 'Actor', undefined],
    [`person:${'x'.repeat(500)}`, 'Node', undefined],
  ])('%j, of %s: %s', (given, target, expected) => {
    expect(idHint(model, given, of(target))).toBe(expected);
  });

  test('whatever is given, a hint is short and never what was given', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 2000 }),
      fc.string().map((tail) => `country:${tail}`),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('Node', 'Actor', 'Person', 'Country'), (given, target) => {
        const hint = idHint(model, given, of(target)) ?? '';
        expect(hint.length).toBeLessThan(600);
        expect(hint).not.toBe(`did you mean ${JSON.stringify(given)}?`);
      }),
    );
  });
});

test.each([
  ['ve', 'did you mean "VE"?'],
  ['Venezuela', 'did you mean "VE"?'],
  ['country:VE', 'did you mean "VE"?'],
  ['country:ve', 'did you mean "VE"?'],
  ['VE', undefined],
  ['ZZ', undefined],
  ['SUN', undefined],
])('where the code of a country is wanted, %j: %s', (given, expected) => {
  expect(keyHint(model, given, nodeType(model, 'Country'))).toBe(expected);
});
