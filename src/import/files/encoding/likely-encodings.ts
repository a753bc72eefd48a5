import { lineEncoding } from '../text/line-encoding.ts';

/** Common encodings of files; of two that decode a text alike the first is named. */
const LIKELY = [
  'windows-1252',
  'windows-1251',
  'gb18030',
  'shift_jis',
  'euc-kr',
  'big5',
  'euc-jp',
  'windows-1250',
  'iso-8859-2',
  'windows-1256',
  'windows-1255',
  'windows-1253',
  'windows-874',
  'koi8-u',
  'macintosh',
  'ibm866',
  'iso-8859-5',
  'x-mac-cyrillic',
  'windows-1254',
  'windows-1257',
] as const;

/** Lines decoded in some encoding. */
export interface TrialDecoding {
  readonly encoding: string;
  readonly lines: readonly string[];
  /** The share of name-like characters among the non-ASCII ones, from 0 to 1. */
  readonly score: number;
}

/** Decodes lines in an encoding; undefined if it does not have all their bytes. */
export function decodedIn(encoding: string, lines: readonly Buffer[]): TrialDecoding | undefined {
  const decoder = lineEncoding(encoding);
  const texts: string[] = [];
  for (const line of lines) {
    const { utf8, isLost } = decoder.line(line);
    if (isLost) return undefined;
    texts.push(utf8.toString());
  }
  return { encoding, lines: texts, score: nameLikeness(texts) };
}

/** The best distinct decodings of lines, the likeliest first. */
export function likelyDecodings(lines: readonly Buffer[], limit: number): readonly TrialDecoding[] {
  const readings = LIKELY.flatMap((encoding) => decodedIn(encoding, lines) ?? []);
  const distinct = readings.filter(
    ({ lines: one }, index) => readings.findIndex(({ lines: other }) => other.join() === one.join()) === index,
  );
  return distinct.toSorted((one, other) => other.score - one.score).slice(0, limit);
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Punctuation next to letters in names and titles. */
const PUNCTUATION = /[\p{Pi}\p{Pf}\p{Pd}\p{Zs}\u2026\u00b7\u30fb\u3000-\u303f\uff00-\uff65]/u;

/** The share of non-ASCII characters that appear as they would in names. */
export function nameLikeness(lines: readonly string[]): number {
  let all = 0;
  let good = 0;
  for (const line of lines) {
    for (const sign of line) if (sign > '\x7f') all += 1;
    for (const [word] of line.matchAll(WORD)) good += lettersScore(word);
    good += signsScore(line);
  }
  return all === 0 ? 1 : good / all;
}

/** A sign between letters is likely a misread letter, except apostrophe, dash and middle dot. */
const MISREAD = /[\p{L}\p{M}][^\0-\x7f\p{L}\p{M}\p{N}\u2019\u2010-\u2013\u00b7\u00a0\u00ad\u30fb][\p{L}\p{M}]/gu;
/** Signs that stand alone or before a word. */
const BY_THEMSELVES =
  /(?<![\p{L}\p{M}])(?:[\u00a7\u00a9\u00ae\u00b0\u00a3\u20ac\u2116\u2122](?![\p{L}\p{M}])|[\u00bf\u00a1])/gu;

function signsScore(line: string): number {
  let good = 0;
  for (const [sign] of line.matchAll(/[^\0-\x7f\p{L}\p{M}\p{N}]/gu)) if (PUNCTUATION.test(sign)) good += 1;
  for (const _ of line.matchAll(BY_THEMSELVES)) good += 1;
  for (const [odd] of line.matchAll(MISREAD)) if (PUNCTUATION.test(odd)) good -= 1;
  return good;
}

/** The number of non-ASCII letters in a word, weighted by how plausible the word is. */
function lettersScore(word: string): number {
  const letters = [...word].filter((sign) => sign > '\x7f');
  if (letters.length === 0) return 0;
  const script = SCRIPTS.find(({ sign }) => letters.every((letter) => sign.test(letter)));
  return letters.length * (script?.weight(word, letters.length) ?? 0);
}

interface Script {
  readonly sign: RegExp;
  /** How plausible a word of this script is, from 0 to 1. */
  readonly weight: (word: string, letters: number) => number;
}

const HAS_ASCII = /[A-Za-z]/;
/** A capital after a small letter, or a non-ASCII capital inside a lower-case word. */
const ODD_CASE = /\p{Ll}\p{Lu}|\p{L}(?![A-Z])\p{Lu}\p{Ll}/u;
const oddCase = (word: string): boolean => ODD_CASE.test(word);
const alone =
  (weight: number) =>
  (word: string): number =>
    HAS_ASCII.test(word) ? 0 : weight;

const SCRIPTS: readonly Script[] = [
  {
    // Non-ASCII Latin letters mix with ASCII ones: a word of nothing else is a misread script.
    sign: /[\p{Script=Latin}\p{M}]/u,
    weight: (word, letters) => (oddCase(word) || (letters >= 4 && letters * 2 > word.length) ? 0 : 1),
  },
  {
    sign: /[\p{Script=Cyrillic}]/u,
    weight: (word) => (HAS_ASCII.test(word) || oddCase(word) ? 0 : RARE.test(word) ? 0.5 : 1),
  },
  { sign: /\p{No}/u, weight: (word) => (/\p{L}/u.test(word) ? 0 : 1) },
  { sign: /[\p{Script=Greek}]/u, weight: (word) => (HAS_ASCII.test(word) || oddCase(word) ? 0 : 1) },
  { sign: /[\p{Script=Arabic}]/u, weight: alone(1) },
  { sign: /[\p{Script=Hebrew}]/u, weight: alone(1) },
  { sign: /[\p{Script=Thai}]/u, weight: alone(1) },
  { sign: /[\p{Script=Hangul}]/u, weight: alone(1) },
  {
    sign: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\u30fc]/u,
    weight: (word) => (HAS_ASCII.test(word) ? 0 : HALF_KANA.test(word) ? 0.3 : 0.95),
  },
];

const HALF_KANA = /[\uff66-\uff9f]/;
/** Cyrillic letters that few languages use. */
const RARE = /[\u0402-\u0403\u0405\u0409-\u040f\u0452-\u0453\u0455\u0459-\u045f]/;
