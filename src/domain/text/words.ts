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
const WORD = new RegExp(`[${SINGLE}]\\p{M}*|(?:(?![${SINGLE}])[\\p{L}\\p{M}\\p{Nd}\\p{Nl}])+`, 'gu');

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
const UNSEEN = '\\p{Default_Ignorable_Code_Point}\\p{Cf}\\u0640';
const LEFT_OUT = new RegExp(`${ACCENTS}|[${UNSEEN}]`, 'gu');

/** A standalone accent, typed as an apostrophe. */
const LONE_ACCENT = / [\u0300\u0301\u0313\u0314]/g;
/** Apostrophes, primes and modifier letters. The dot is that of the Catalan `l·l`. */
const APOSTROPHES = "'`‘’‛′\\u02b9-\\u02ff\\u0559\\u055a\\u05f3\\u05f4\\u07f4\\u07f5\\ua78b\\ua78c";
const IN_WORD = new RegExp(`[${APOSTROPHES}]+|(?<=l)·(?=l)|(?<=\\p{Script=Hebrew})["”“](?=\\p{Script=Hebrew})`, 'gu');
/** Elided French and Italian articles and prepositions: `d'Ivoire`, `dell'Utri`. */
const ELIDED = `(?<!${LETTER})(?:d|l|qu|un|dell|dall|nell|sull|all|sant|jusqu|lorsqu|puisqu)`;
/** Apostrophes that separate words: after an elided word, and before the English `'s`. */
const PARTING = new RegExp(
  `(?<=${ELIDED})[${APOSTROPHES}]+(?=[aeiouh])|(?<=${LETTER})[${APOSTROPHES}]+(?=s(?!${LETTER}|[${APOSTROPHES}]))`,
  'gu',
);

/**
 * The folded words of a text, in order: lowercase, without accents, with compatibility forms unified. Equal for all
 * Unicode normal forms of the text; idempotent. Leveled, as in a key: see `levelled`.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = ASCII.test(text) ? text.toLowerCase() : unaccented(unlevelled(text));
  if (ASCII.test(plain) && !ASCII_APOSTROPHE.test(plain)) return plain.match(ASCII_WORD) ?? [];
  const words = plain.replace(PARTING, ' ').replace(IN_WORD, '').match(WORD) ?? [];
  return words.map(levelled);
}

/**
 * The words of a prefix of a text, in each way it can be read: `Mu's` may be the start of `Mu's dog`, or of `Mu'sab`.
 */
export function readingsOf(text: string): readonly (readonly string[])[] {
  const ended = wordsOf(text);
  const longer = wordsOf(`${text}x`);
  const open = [...longer.slice(0, -1), (longer.at(-1) ?? '').slice(0, -1)].filter((word) => word !== '');
  return open.join(' ') === ended.join(' ') ? [ended] : [ended, open];
}

/** The folded words of a text, joined by spaces. */
export const foldWords = (text: string): string => wordsOf(text).join(' ');

/** Whether a folded word is a stop word. */
export const isSmall = (word: string): boolean => SMALL_WORDS.has(word);

/** Whether the character is a word by itself. */
export const isSingle = (character: string): boolean => SINGLE_CHARACTER.test(character);

function unaccented(text: string): string {
  const decomposed = text.normalize('NFKD').replace(LONE_ACCENT, "'");
  const common = decomposed.replace(COMMON_ACCENTS, '').toLowerCase();
  if (ASCII.test(common)) return common;
  const lower = decomposed.toLowerCase().normalize('NFKD');
  // Removed characters may have kept marks out of canonical order.
  return plainLetters(lower.replace(LEFT_OUT, '')).normalize('NFKD');
}
