import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import punycode from 'punycode/punycode.js';
import { slugOf } from './slug.ts';
import { NAMES, nameOfAnyScript } from './testing/names.ts';
import { foldWords } from './words.ts';

test.each([
  ['Delcy Eloína RODRÍGUEZ Gómez', 'delcy-eloina-rodriguez-gomez'],
  ["Côte d'Ivoire", 'cote-d-ivoire'],
  [' Łódź / Øre ', 'lodz-ore'],
  ['İnönü, ısı', 'inonu-isi'],
  ['Straße (1990)', 'strasse-1990'],
  ['İlham Əliyev', 'ilham-aliyev'],
  ["O'Brien", 'obrien'],
  ['Henry Ⅷ', 'henry-viii'],
  ['Николай II', 'xn---ii-5cd3bbmipm'],
  ['習近平', 'xn-----u52dj43jbzq'],
  ['中', 'xn--fiq'],
])('slugOf %s returns %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test.each([
  ['Николай II', 'Фердинанд II', 'Александр II', 'II'],
  ['Ιωάννης Μεταξάς', 'Ιωάννης Ράλλης', 'Иоаннис'],
  ['محمد رضا', 'محمد علي', 'محمد'],
  ['毛泽东', '毛泽民', '毛澤東', '毛'],
  ['김정은', '김정일', '김정'],
  ['नरेन्द्र मोदी', 'नरेन्द्र मदा'],
  ['ประยุทธ์', 'ประวิตร'],
  ['Шимон Перес', 'שמעון פרס', 'Shimon Peres'],
  ["O'Brien", 'O Brien'],
  ['xn--fiq', '中'],
])('slugOf distinguishes %s, %s and others', (...texts) => {
  expect(new Set(texts.map(slugOf)).size).toBe(texts.length);
});

test.each([['', ' ', '!', '👩‍👩‍👧', '\u0301', '---']])(
  'slugOf returns undefined for a text without words',
  (...texts) => {
    expect(texts.map(slugOf)).toEqual(texts.map(() => undefined));
  },
);

test('slugOf returns undefined for a text that is too long for an id', () => {
  expect(slugOf('Ж'.repeat(5_000))).toBeUndefined();
  expect(slugOf(`a${'\u{10ffff}b'.repeat(900)}`)).toBe(`a${'-b'.repeat(900)}`);
  expect(slugOf('\u{1e900}'.repeat(740))).toMatch(/^xn--/);
});

test('slugOf is the same for two texts if and only if their folded words are', () => {
  fc.assert(
    fc.property(nameOfAnyScript(), nameOfAnyScript(), (one, other) => {
      expect(slugOf(one) === slugOf(other)).toBe(foldWords(one) === foldWords(other));
    }),
    { numRuns: 1_000 },
  );
});

test('slugOf returns a slug that fits in an id and keeps the words readable', () => {
  fc.assert(
    fc.property(fc.oneof(nameOfAnyScript(), fc.constantFrom(...NAMES)), (text) => {
      const slug = slugOf(text);
      if (slug === undefined) {
        expect(foldWords(text)).toBe('');
        return;
      }
      expect(slug).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);
      const read = slug.startsWith('xn--') ? punycode.decode(slug.slice(4)) : slug;
      expect(foldWords(read)).toBe(foldWords(text));
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['Пётр Алексеев', 'Петр  АЛЕКСЕЕВ'],
  ['Deng Xiaoping', ' Deng   Xiaoping '],
  ['José', 'Jose'],
])('slugOf is the same for %s and %s', (one, other) => {
  expect(slugOf(one)).toBe(slugOf(other));
});
