import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { textPattern } from './word-pattern.ts';
import { isSmall, wordsOf } from './words.ts';

describe('the words of a text', () => {
  test.each([
    ['Nicolás MADURO', ['nicolas', 'maduro']],
    ["Côte d'Ivoire, U.S.", ['cote', 'd', 'ivoire', 'u', 's']],
    ['Straße Ærø Łódź Əliyev', ['strasse', 'aero', 'lodz', 'aliyev']],
    ['Jose\u0301', ['jose']],
    ['İstanbul ISPARTA ısı', ['istanbul', 'isparta', 'isi']],
    ['ΣΟΦΟΣ σοφός', ['σοφοσ', 'σοφοσ']],
    ['2018年の習近平', ['2018', '年', 'の', '習', '近', '平']],
    ['김정은 Kim', ['김정은', 'kim']],
    ['F-16 m² ½', ['f', '16', 'm']],
    [' *"~/ \u0301 🇻🇪', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('are folded for good', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = wordsOf(text);
        expect(wordsOf(words.join(' '))).toEqual(words);
      }),
      { numRuns: 3_000 },
    );
  });

  test('that say nothing are known', () => {
    expect([isSmall('of'), isSmall('oil')]).toEqual([true, false]);
  });
});

test('the pattern of each word of a text, or of its beginning, matches the text', () => {
  const text = fc
    .array(fc.constantFrom(...'aáÁßsSæeøoþthİiıŁlΆαςσйèо́習が김ｆ12 -’.'), { maxLength: 12 })
    .map((characters) => characters.join(''));
  fc.assert(
    fc.property(text, fc.nat(5), (text, cut) => {
      for (const word of wordsOf(text)) {
        for (const [part, prefix] of [
          [word, false],
          [word.slice(0, cut + 1), true],
        ] as const) {
          const pattern = textPattern({ text: part, prefix }).replace('(?s)', '');
          expect(text).toMatch(new RegExp(`^${pattern}$`, 'su'));
        }
      }
    }),
    { numRuns: 500 },
  );
});
