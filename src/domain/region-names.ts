import { regionCodes } from './region-codes.ts';
import { wordsOf } from './text/words.ts';

/** A name of a country in a script other than Latin. */
export interface RegionName {
  readonly text: string;
  /** Its folded words. */
  readonly words: readonly string[];
  /** The languages that have it: `ru`. */
  readonly languages: readonly string[];
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** All languages of two letters, and forms of them in another script than the usual one. */
const LANGUAGES = [
  ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second)),
  ...['zh-Hant', 'zh-Hant-HK', 'az-Cyrl', 'bs-Cyrl', 'ks-Deva', 'pa-Arab', 'sd-Deva', 'uz-Cyrl', 'yue', 'ckb', 'chr'],
];
const STYLES = ['long', 'short'] as const;

const LATIN = /\p{Script=Latin}/u;
const OTHER_LETTER = /[^\P{L}\p{Script=Latin}]/u;

/** Whether a text has letters that are not Latin. */
export const hasOtherScript = (text: string): boolean => OTHER_LETTER.test(text);

/** Whether a text is written as an ISO 3166-1 code of two letters. */
export const isRegionCode = (text: string): boolean => /^[A-Z]{2}$/.test(text);

let known: ReadonlyMap<string, readonly RegionName[]> | undefined;

/**
 * The names of a country by its ISO 3166-1 code in all scripts but Latin, as Unicode's CLDR has them; none for another code.
 * They are of the version that Node.js has, so nothing is stored of them.
 */
export function regionNames(code: string): readonly RegionName[] {
  known ??= readNames();
  return known.get(code) ?? [];
}

function readNames(): ReadonlyMap<string, readonly RegionName[]> {
  const codes = regionCodes();
  const names = new Map(codes.map((code) => [code, new Map<string, Set<string>>()]));
  for (const language of Intl.DisplayNames.supportedLocalesOf(LANGUAGES)) {
    for (const style of STYLES) {
      const display = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
      // The languages of one script have all names in it.
      if (LATIN.test(display.of('CN') ?? 'Latin')) break;
      for (const [code, own] of names) {
        const name = display.of(code);
        if (name === undefined || LATIN.test(name)) continue;
        own.set(name, (own.get(name) ?? new Set()).add(language));
      }
    }
  }
  return new Map(
    [...names].map(([code, own]) => [
      code,
      [...own].map(([text, languages]) => ({ text, words: wordsOf(text), languages: [...languages] })),
    ]),
  );
}
