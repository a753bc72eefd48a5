import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idHint, keyHint, meantByKey, meantIds } from './id-hint.ts';
import { loadModel } from './load.ts';
import { nodeType, nodeTypesOf } from './lookup.ts';

const model = loadModel();
const of = (target: string) => nodeTypesOf(model, target);

/** The ids in the graph. */
const PRESENT = [
  ...['VE', 'CI', 'MM', 'BA', 'YUG'].map((code) => `country:${code}`),
  ...['person:nicolas-maduro', 'alliance:brics', 'loan:L-1'],
];
const isPresent = (id: string): boolean => PRESENT.includes(id);

describe('idHint', () => {
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
    [':', 'Loan', 'an id begins with loan:; search finds one by its title'],
    ['wikidata:Q717', 'Country', 'an id begins with country:, as in "country:VE"; search finds one by its name'],
    ['country:ZZ', 'Actor', undefined],
    ['country:SUN', 'Actor', undefined],
    ['person:nobody', 'Node', undefined],
    ['alliance:BRICS', 'Actor', 'did you mean "alliance:brics"?'],
    ['alliance:NATO', 'Actor', undefined],
    ['Person:Nicolas-Maduro', 'Node', 'did you mean "person:nicolas-maduro"?'],
    ['Nicolás Maduro', 'Node', 'did you mean "person:nicolas-maduro"?'],
    ['country:yug', 'Country', 'did you mean "country:YUG"?'],
    ['yug', 'Actor', 'did you mean "country:YUG"?'],
    ['loan:L-1 ', 'Loan', 'did you mean "loan:L-1"?'],
    // No hint suggests a node that the graph does not have.
    ...['Germany', 'QQ', 'country:de', 'country:Germany', 'country:sun'].map((given): [string, string, string] => [
      given,
      'Country',
      'an id begins with country:, as in "country:VE"; search finds one by its name',
    ]),
    ['x', 'Source', 'an id begins with source:; search finds one by its title'],
    ['xi-jinping', 'Person', 'an id begins with person:; search finds one by its name'],
    [`person:${'x'.repeat(500)}`, 'Node', undefined],
  ])('for %j, as the id of type %s, returns %s', (given, target, expected) => {
    expect(idHint(model, given, of(target), isPresent)).toBe(expected);
  });

  test('returns a short hint that never repeats the given id', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 2000 }),
      fc.string().map((tail) => `country:${tail}`),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('Node', 'Actor', 'Person', 'Country'), (given, target) => {
        const all = meantIds(model, given, of(target));
        expect(all).not.toContain(given);
        const hint = idHint(model, given, of(target), () => true) ?? '';
        if (all[0] !== undefined) expect(hint).toBe(`did you mean ${JSON.stringify(all[0])}?`);
        expect(idHint(model, given, of(target), () => false) ?? '').not.toContain('did you mean');
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
  ['yug', 'did you mean "YUG"?'],
  ['de', 'codes look like "VE"; search finds a country by its name'],
  ['Germany', 'codes look like "VE"; search finds a country by its name'],
])('keyHint for the country code %j returns %s', (given, expected) => {
  const type = nodeType(model, 'Country');
  expect(keyHint(given, type, isPresent)).toBe(expected);
  expect(meantByKey(given, type).every((id) => id.startsWith('country:'))).toBe(true);
});
