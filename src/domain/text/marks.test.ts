import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchesIn } from './marks.ts';
import { matchedAt } from './match.ts';
import { queryReadings, singleWords } from './query.ts';
import { NAMES, nameOfAnyScript } from './testing/names.ts';
import { wordsOf } from './words.ts';

const plain = (text: string) => ({ text, ofCountries: false });
const country = (text: string) => ({ text, ofCountries: true });

/** The texts that matched, with the marked words in brackets. */
const marked = (texts: readonly string[], query: string, named = plain): readonly string[] =>
  matchesIn(texts.map(named), query).map(({ segments }) =>
    segments.map(({ text, matched }) => (matched ? `[${text}]` : text)).join(''),
  );

describe('matchesIn', () => {
  test.each<[string, string, string]>([
    ['Nicolás Maduro', 'MADU', 'Nicolás [Maduro]'],
    ['Nguyễn Phú Trọng', 'nguyen trong', '[Nguyễn] Phú [Trọng]'],
    ['Jose\u0301 Martí', 'jose', '[Jose\u0301] Martí'],
    ['Griﬃn, 𝐌𝐚𝐝𝐮𝐫𝐨', 'griffin maduro', '[Griﬃn], [𝐌𝐚𝐝𝐮𝐫𝐨]'],
    ["Sana'a and Xi’an", 'xian sanaa', "[Sana'a] and [Xi’an]"],
    ["Côte d'Ivoire", "d'ivoire", "Côte d'[Ivoire]"],
    ['Łódź-Ærø, Großstraße', 'aero lodz gross', '[Łódź]-[Ærø], [Großstraße]'],
    ['2018年の習近平主席', '習近平', '2018年の[習近平]主席'],
    ['مُحَمَّد أحمد', 'احمد', 'مُحَمَّد [أحمد]'],
    ['मोदी नरेन्द्र', 'नरे', 'मोदी [नरेन्द्र]'],
    ['co\u00adoperative farms', 'cooperative', '[co\u00adoperative] farms'],
    ["China's state: S. Korea", 's. korea', "China's [state]: [S]. [Korea]"],
    ['a loan to the bank', 'to the bank', 'a loan to the [bank]'],
    ['½ of it', '1 2 of', '[½] of it'],
    ['The G20 in Hangzhou', 'G-20', 'The [G20] in Hangzhou'],
    ['The G-20 in Hangzhou', 'g20', 'The [G]-[20] in Hangzhou'],
    ['20 of G, and the G 20', 'G20', '20 of G, and the [G] [20]'],
    ['COVID‑19, Су27', 'covid19 су-27', '[COVID]‑[19], [Су27]'],
  ])('marks in %s what %s finds', (text, query, expected) => expect(marked([text], query)).toEqual([expected]));

  test('gives the best text first, and others only for words that it lacks', () => {
    const texts = ['Maduro', 'Nicolás Maduro Moros', 'Nicolás Maduro', 'Presidente'];
    expect(marked(texts, 'maduro')).toEqual(['[Maduro]']);
    expect(marked(texts, 'maduro presidente')).toEqual(['[Maduro]', '[Presidente]']);
    expect(marked(texts, 'nicolas maduro moros')).toEqual(['[Nicolás] [Maduro] [Moros]']);
    expect(marked(texts, 'maduro nobody')).toEqual([]);
  });

  test('marks the name of a country in another spelling', () => {
    expect(marked(['KR', 'South Korea', 'Republic of Korea'], 'S. Korea', country)).toEqual(['[South] [Korea]']);
    expect(marked(['Republic of Korea'], 'Korea, Rep.', country)).toEqual(['[Republic] of [Korea]']);
    expect(marked(['Viet Nam'], 'Vietnam', country)).toEqual(['[Viet] [Nam]']);
  });

  test('has segments that joined are the text, and marks that match', () => {
    const cut = (text: string, from: number, length: number): string => {
      const characters = [...text];
      return characters.slice(from % characters.length, (from % characters.length) + 1 + length).join('');
    };
    const texts = fc.oneof(nameOfAnyScript(), fc.constantFrom(...NAMES));
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(8), (text, other, from, length) => {
        const query = cut(other, from, length);
        for (const searched of [text, other, `${text} ${other}`]) {
          for (const { of, segments } of matchesIn([plain(searched)], query)) {
            expect(segments.map((segment) => segment.text).join('')).toBe(of.text);
            const asked = queryReadings(query).flat();
            const single = singleWords(asked);
            const isMatch = (word: string): boolean => single.some((one) => matchedAt([word], 0, one) > 0);
            const matched = segments.filter((segment) => segment.matched);
            expect(matched).not.toEqual([]);
            for (const segment of matched) expect(wordsOf(segment.text).some(isMatch)).toBe(true);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
