import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placedWords } from './placed-words.ts';
import { queryReadings } from './query.ts';
import { NAMES, nameOfAnyScript } from './testing/names.ts';
import { foldWords, ownWordsOf, wordsOf } from './words.ts';

/** A word as text: with `*` if it is a prefix, `^` if it must be a word of its own, and `+` between words next to each other. */
const shown = (text: string): readonly string[] =>
  queryReadings(text).map((words) =>
    words
      .map((word) => `${word.own ? '^' : ''}${word.parts?.join('+') ?? word.text}${word.prefix ? '*' : ''}`)
      .join(' '),
  );

describe('queryReadings', () => {
  test.each<[string, readonly string[]]>([
    ['nicolas mad', ['nicolas mad*']],
    ['the bank of china', ['bank china*']],
    ['loan to', ['loan']],
    ['of the', ['the*']],
    ['', []],
    // An initial, and a word with a point, may be the start of a longer word.
    ['S. Korea', ['^s* korea*']],
    ['N. Maduro', ['^n* maduro*']],
    ['N Maduro', ['^n* maduro*']],
    ['Maduro, N.', ['maduro ^n*']],
    ['A. Merkel', ['^a* merkel*']],
    ['Congo, Dem. Rep.', ['congo dem* rep*']],
    ['Π. Χ. Κ', ['^π* ^χ* κ*']],
    // What is no initial: particles, a number, a character that is a word by itself.
    ['cote d ivoire', ['cote ivoire*']],
    ["People's Republic", ['people republic*']],
    ["Côte d'Ivoire", ['cote ivoire*']],
    ["China's", ['china', 'chinas*']],
    ['S Korea', ['korea*']],
    ['kim d', ['kim d*']],
    ['F_16 x', ['f 16 x*']],
    ['3. 5', ['3 5*']],
    ['中. 国', ['中 国*']],
    // Letters with only points between them.
    ['U.S. loans', ['^u ^s loans*', 'us loans*']],
    ['D.P.R.K.', ['^d ^p ^r ^k', 'dprk']],
    ['U. S. A.', ['^u* ^s* ^a*']],
    ["Mu's", ['mu', 'mus*']],
    // Letters and digits, with a hyphen or as one; behind a single letter also with a space.
    ['F-16 x', ['f 16 x*', 'f16 x*']],
    ['g20', ['g20*', 'g+20*']],
    ['G‑20', ['g 20*', 'g20*']],
    ['G 7', ['^g* 7*', 'g7*']],
    ['COVID 19', ['covid 19*']],
    ['covid19 cases', ['covid19 cases*', 'covid+19 cases*']],
    ['737-MAX', ['737 max*', '737max*']],
    ['737max', ['737max*', '737+max']],
    ['F-16C', ['f 16c*', 'f16c*']],
    ['F16C', ['f16c*', 'f+16c*']],
    ['F-16-C', ['f 16 c*', 'f16 c*']],
    ['Су-27', ['су 27*', 'су27*']],
    ['ג-7', ['ג 7*', 'ג7*']],
    ['G20 G7 G8', ['g20 g7 g8*', 'g+20 g7 g8*', 'g20 g+7 g8*', 'g+20 g+7 g8*']],
    ['2019-2020', ['2019 2020*']],
    ['2019年', ['2019 年*']],
    ['中-20', ['中 20*']],
    ['loans for it.', ['loans']],
  ])('reads %s as %j', (text, readings) => expect(shown(text)).toEqual(readings));

  test('finds in a text every word of it, so that each text can be found by itself', () => {
    fc.assert(
      fc.property(fc.oneof(nameOfAnyScript(), fc.constantFrom(...NAMES)), (text) => {
        const [words, own] = [wordsOf(text), ownWordsOf(text)];
        expect(queryReadings(text).length === 0).toBe(words.length === 0);
        const found = queryReadings(text).some((reading) =>
          reading.every((word) =>
            (word.own ? own : words).some((one) => (word.prefix ? one.startsWith(word.text) : one === word.text)),
          ),
        );
        expect(found).toBe(words.length > 0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('takes a time that grows with the text', () => {
    const start = performance.now();
    for (const text of ["a's ".repeat(30_000), 'a.b '.repeat(30_000), "d'a.".repeat(30_000), 'a-1 '.repeat(10_000)]) {
      queryReadings(text);
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('placedWords', () => {
  test.each<[string, readonly string[]]>([
    ["People's Republic", ['People', 's', 'Republic']],
    ["Sana'a, Côte d’Ivoire", ["Sana'a", 'Côte', 'd', 'Ivoire']],
    ['Griﬃn 𝐌𝐚𝐝𝐮𝐫𝐨', ['Griﬃn', '𝐌𝐚𝐝𝐮𝐫𝐨']],
    ['Jose\u0301 مُحَمَّد', ['Jose\u0301', 'مُحَمَّد']],
    ['習近平', ['習', '近', '平']],
    ['1½ m²', ['1½', '½', 'm²']],
    ['צה״ל co\u00adop ʿAlī', ['צה״ל', 'co\u00adop', 'Alī']],
  ])('places the words of %s', (text, places) => {
    expect(placedWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(places);
  });

  test('are those of wordsOf, each folded from its place', () => {
    fc.assert(
      fc.property(nameOfAnyScript(), (text) => {
        const placed = placedWords(text);
        expect(placed.map(({ word }) => word)).toEqual(wordsOf(text));
        expect(placed.filter(({ own }) => own).map(({ word }) => word)).toEqual(ownWordsOf(text));
        for (const { word, start, end } of placed) expect(foldWords(text.slice(start, end))).toContain(word);
      }),
      { numRuns: 3_000 },
    );
  });
});
