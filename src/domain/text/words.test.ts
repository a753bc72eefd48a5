import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NAMES, nameOfAnyScript } from './testing/names.ts';
import { foldWords, isSmall, wordsOf } from './words.ts';

const FORMS = ['NFC', 'NFD', 'NFKC', 'NFKD'] as const;

/** The words in composed form, as a person reads them. */
const words = (text: string) => wordsOf(text).map((word) => word.normalize('NFC'));

describe('the words of a text', () => {
  test.each<[string, readonly string[]]>([
    ['Nicolás MADURO', ['nicolas', 'maduro']],
    ["Côte d'Ivoire, U.S.", ['cote', 'd', 'ivoire', 'u', 's']],
    ['Straße STRAẞE Ærø Łódź Əliyev Đường', ['strasse', 'strasse', 'aero', 'lodz', 'aliyev', 'duong']],
    ['Jose\u0301', ['jose']],
    ['İstanbul ISPARTA ısı', ['istanbul', 'isparta', 'isi']],
    ['ΣΟΦΟΣ σοφός', ['σοφοσ', 'σοφοσ']],
    ['Фёдор Йошкар', ['федор', 'иошкар']],
    ['Тоқаев Қасым', ['токаев', 'касым']],
    ['2018年の習近平', ['2018', '年', 'の', '習', '近', '平']],
    ['김정은 Kim', ['김정은', 'kim']],
    ['F-16 m² ½', ['f', '16', 'm2', '1', '2']],
    ['Griﬃn \u212aelvin 𝐌𝐚𝐝𝐮𝐫𝐨 Ⅷ ＦＵＬＬ', ['griffin', 'kelvin', 'maduro', 'viii', 'full']],
    ['ｶﾞﾝﾀﾞﾑ', ['ガ', 'ン', 'ダ', 'ム']],
    ['مُحَمَّد أحمد ﺍﺣﻤﺪ محـــمد', ['محمد', 'احمد', 'احمد', 'محمد']],
    ['علی كريم مكة', ['علي', 'كريم', 'مكه']],
    ['می\u200cخواهم \u202bא\u05b7ב\u202c', ['ميخواهم', 'אב']],
    ['نوار ٣۴', ['نوار', '34']],
    ['नरेन्द्र मोदी', ['नरेन्द्र', 'मोदी']],
    ['ഉമ്മന്\u200d ഉമ്മൻ', ['ഉമ്മന്', 'ഉമ്മന്']],
    [' *"~/ \u0301 🇻🇪', []],
  ])('are read from %s', (text, expected) => {
    expect(words(text)).toEqual(expected.map((word) => word.normalize('NFC')));
  });

  test.each([
    ['ʿAlī ʿAbd Allāh Ṣāliḥ', 'Ali Abd Allah Salih'],
    ["O'Brien", 'O’Brien', 'Oʼbrien', 'O‘Brien', 'O´Brien', 'O`Brien', 'OBRIEN'],
    ["Sana'a", 'Sanaʿa', 'Ṣanʿāʾ'.replace('nʿāʾ', 'nāʿa'), 'sanaa'],
    ["L'viv", 'Lʹviv', 'lviv'],
    ["d'Ivoire", 'D’IVOIRE', 'd ivoire', 'dʼIvoire'],
    ["dell'Utri", 'dell utri'],
    ["China's loans", 'China’s loans', 'china s LOANS'],
    ["Лук'яненко", 'Лукʼяненко', 'лукяненко'],
    ['Kim Jong-un', 'Kim Jong‐un', 'Kim Jong‑un', 'Kim Jong–un', 'kim jong un'],
    ['co\u00adop\u2060er\u200bative', 'coop\ufefferative', 'cooperative'],
    ['צה״ל', 'צה"ל', 'צהל'],
    ['Col·legi', 'COLLEGI'],
  ])('are the same for other spellings of %s', (text, ...others) => {
    for (const other of others) expect(words(other)).toEqual(words(text));
  });

  test('keep vowel signs', () => {
    expect(NAMES.filter((name) => words(name).length === 0)).toEqual(['👩‍👩‍👧 🇻🇪 !']);
    expect(words('मोदी')).not.toEqual(words('मदा'));
  });

  test('are the same in every normal form, and folding is idempotent', () => {
    fc.assert(
      fc.property(nameOfAnyScript(), (text) => {
        const folded = foldWords(text);
        expect(foldWords(folded)).toBe(folded);
        for (const form of FORMS) expect(foldWords(text.normalize(form))).toBe(folded);
      }),
      { numRuns: 3_000 },
    );
  });

  test('of a truncated text are prefixes of those of the whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.nat(), (name, cut) => {
        const characters = [...name];
        const typed = wordsOf(characters.slice(0, 1 + (cut % characters.length)).join(''));
        const whole = wordsOf(name);
        for (const [index, word] of typed.entries()) expect(whole[index]?.startsWith(word)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('include small words, which isSmall recognizes', () => {
    expect([isSmall('of'), isSmall('oil')]).toEqual([true, false]);
  });
});
