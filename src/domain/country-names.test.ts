import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countryKey, twoNames } from './country-names.ts';

describe('countryKey', () => {
  test.each([
    ["Côte d'Ivoire", 'CÔTE D’IVOIRE', 'Cote dʼIvoire', 'Côte d`Ivoire', 'Cote D Ivoire', 'Cote Divoire'],
    ["Lao People's Democratic Republic", 'Lao People’s Dem. Rep.', "LAO PEOPLE'S DEMOCRATIC REPUBLIC (THE)"],
    ['Trinidad and Tobago', 'Trinidad & Tobago', 'TRINIDAD AND TOBAGO', 'Trinidad-Tobago'],
    ['Guinea-Bissau', 'Guinea\u2011Bissau', 'Guinea–Bissau', 'Guinea Bissau'],
    ['South Africa', 'South\u00a0Africa', 'Sou\u200bth Africa', 'S. Africa', 'Africa, South'],
    ['Gambia', 'The Gambia', 'Gambia, The', 'Gambia (the)'],
    ['Saint Lucia', 'St. Lucia', 'ST LUCIA'],
    ['Federated States of Micronesia', 'Micronesia, Fed. Sts.', 'Micronesia (Federated States of)'],
    ['Democratic Republic of the Congo', 'Congo, Dem. Rep.', 'Congo (Democratic Republic of the)', 'Dem. Rep. Congo'],
    ['Republic of Korea', 'Korea, Republic of', 'Korea (Rep. of)', 'Korea Rep.'],
    ['USA', 'U.S.A.', 'U. S. A.', 'usa'],
    ['Solomon Islands', 'Solomon Is.'],
    ['Vietnam', 'Viet Nam', 'Viet-Nam'],
    ['Türkiye', 'TÜRKİYE', 'Turkiye', 'Tu\u0308rkiye'],
  ])('maps %s and other forms of it to the same key', (name, ...others) => {
    for (const other of others) expect(countryKey(other)).toBe(countryKey(name));
  });

  test.each([
    ['Niger', 'Nigeria'],
    ['Dominica', 'Dominican Republic'],
    ['Guinea', 'Guinea-Bissau'],
    ['Republic of Korea', "Democratic People's Republic of Korea"],
    ['North Korea', 'South Korea'],
    ['South Africa', 'South African Republic'],
    ['Samoa', 'American Samoa'],
    ['Georgia', 'South Georgia'],
    ['☆', '★'],
  ])('distinguishes %s from %s', (one, other) => {
    expect(countryKey(one)).not.toBe(countryKey(other));
  });

  test('is idempotent and ignores invisible characters', () => {
    const word = fc.constantFrom(
      'Republic',
      'St.',
      'Côte',
      "d'Ivoire",
      'U.S.A.',
      'Viet Nam',
      'The',
      'of',
      'N.',
      'S',
      '中国',
      '&',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const unseen = fc.constantFrom('\u200b', '\u00ad', '\ufeff', '\u2060');
    fc.assert(
      fc.property(name, fc.nat(), unseen, (text, place, sign) => {
        const at = place % text.length;
        expect(countryKey(text.slice(0, at) + sign + text.slice(at))).toBe(countryKey(text));
        expect(countryKey(text.replaceAll(' ', '\u00a0'))).toBe(countryKey(text));
        expect(countryKey(text.toUpperCase().normalize('NFD'))).toBe(countryKey(text));
        expect(countryKey(countryKey(text))).toBe(countryKey(text));
      }),
    );
  });
});

test.each([
  ['Myanmar (Burma)', ['Myanmar', 'Burma']],
  ['Czechia (formerly Czech Republic)', ['Czechia', 'Czech Republic']],
  ['Turkey/Ottoman Empire', ['Turkey', 'Ottoman Empire']],
  ['Venezuela', undefined],
  ['(the)', undefined],
])('twoNames of %s returns %j', (name, two) => {
  expect(twoNames(name)).toEqual(two);
});
