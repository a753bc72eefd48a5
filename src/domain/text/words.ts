import { levelled, unlevelled } from './code-points.ts';
import { plainLetters } from './letters.ts';

/** Stop words. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they ' +
    'this to was will with'
  ).split(' '),
);

/** Scripts without spaces between words: each character is a word. The last two are prolonged sound marks. */
const SINGLE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\uff70';
const SINGLE_CHARACTER = new RegExp(`[${SINGLE}]`, 'u');
const LETTER = '[\\p{L}\\p{M}\\p{N}]';
export const WORD = new RegExp(`[${SINGLE}]\\p{M}*|(?:(?![${SINGLE}])[\\p{L}\\p{M}\\p{Nd}\\p{Nl}])+`, 'gu');

/** Fast path: most texts are ASCII, at least without common accents. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;
const ASCII_APOSTROPHE = /['`]/;
const COMMON_ACCENTS = /[\u0300-\u036f]+/g;

/** Marks that are accents or points. In other scripts, and in kana, marks are part of the word. */
const ACCENTS =
  '(?![\\u3099\\u309a])(?=\\p{M})[\\p{Script=Inherited}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Coptic}' +
  '\\p{Script=Cyrillic}\\p{Script=Glagolitic}\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}]';
/** Invisible characters and fillers: soft hyphens, joiners, direction marks; the tatweel. */
export const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}\\u0640';
const LEFT_OUT = new RegExp(`${ACCENTS}|[${UNSEEN}]`, 'gu');

/** A standalone accent, typed as an apostrophe. */
const LONE_ACCENT = / [\u0300\u0301\u0313\u0314]/g;
/** Apostrophes, primes and modifier letters. The dot is that of the Catalan `l·l`. */
const APOSTROPHES = "'`‘’‛′\\u02b9-\\u02ff\\u0559\\u055a\\u05f3\\u05f4\\u07f4\\u07f5\\ua78b\\ua78c";
export const IN_WORD = new RegExp(
  `[${APOSTROPHES}]+|(?<=l)·(?=l)|(?<=\\p{Script=Hebrew})["”“](?=\\p{Script=Hebrew})`,
  'gu',
);
/** Elided French and Italian articles and prepositions: `d'Ivoire`, `dell'Utri`. */
const ELIDED_WORDS = 'd|l|qu|un|dell|dall|nell|sull|all|sant|jusqu|lorsqu|puisqu';
const ELIDED = `(?<!${LETTER})(?:${ELIDED_WORDS})`;
/** Apostrophes that separate words: after an elided word, and before the English `'s`. */
const AFTER_ELIDED = `[${APOSTROPHES}]+(?=[aeiouh])`;
const BEFORE_S = `(?<=${LETTER})[${APOSTROPHES}]+(?=s(?!${LETTER}|[${APOSTROPHES}]))`;
export const PARTING = new RegExp(`(?<=${ELIDED})${AFTER_ELIDED}|${BEFORE_S}`, 'gu');
/** What such an apostrophe makes of a part of a word. */
const PARTICLE = new RegExp(`${ELIDED}${AFTER_ELIDED}|${BEFORE_S}s`, 'gu');
const PARTICLES: ReadonlySet<string> = new Set([...ELIDED_WORDS.split('|'), 's']);

/**
 * The folded words of a text, in order: lowercase, without accents, with compatibility forms unified. Equal for all
 * Unicode normal forms of the text; idempotent. Leveled, as in a key: see `levelled`.
 */
export const wordsOf = (text: string): readonly string[] => wordsOfPlain(plainText(text));

/**
 * The words of a text but for those that only an apostrophe parts from another: the `s` of `People's`, the `d` of `d'Ivoire`.
 * Nobody abbreviates these.
 */
export const ownWordsOf = (text: string): readonly string[] => wordsOfPlain(plainText(text).replace(PARTICLE, ' '));

/** Whether a folded word can be such a part of another. */
export const mayBeParticle = (word: string): boolean => PARTICLES.has(word);

/** The folded words of a text, joined by spaces. */
export const foldWords = (text: string): string => wordsOf(text).join(' ');

/** Whether a folded word is a stop word. */
export const isSmall = (word: string): boolean => SMALL_WORDS.has(word);

/** Whether the character is a word by itself. */
export const isSingle = (character: string): boolean => SINGLE_CHARACTER.test(character);

/** A text in which only the words are still to be parted: folded, with its apostrophes. */
export const plainText = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : unaccented(unlevelled(text));

function wordsOfPlain(plain: string): readonly string[] {
  if (ASCII.test(plain) && !ASCII_APOSTROPHE.test(plain)) return plain.match(ASCII_WORD) ?? [];
  const words = plain.replace(PARTING, ' ').replace(IN_WORD, '').match(WORD) ?? [];
  return words.map(levelled);
}

function unaccented(text: string): string {
  const decomposed = text.normalize('NFKD').replace(LONE_ACCENT, "'");
  const common = decomposed.replace(COMMON_ACCENTS, '').toLowerCase();
  if (ASCII.test(common)) return common;
  const lower = decomposed.toLowerCase().normalize('NFKD');
  // Removed characters may have kept marks out of canonical order.
  return plainLetters(lower.replace(LEFT_OUT, '')).normalize('NFKD');
}
