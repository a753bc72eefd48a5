import type { RarityOf } from '../matching/frequencies.ts';
import { MAX_NAME_BITS, type MatchWeight } from '../matching/match-weight.ts';
import { type SpelledWord, spellingMatch } from '../matching/spelling.ts';
import type { BodyName } from './body-name.ts';

/** Initials say more the more letters they have; by their number. */
const INITIALS_BITS = [0, 0, 2, 5, 6] as const;
/** Two abbreviations of two letters are often the same by chance. */
const SHORT_BITS = 5;
const SHORT = 2;
/** The least letters of a word that is looked for in other spellings, in a longer name and as a name: see IOC and IOCC. */
const MIN_SPELLED = { word: 5, name: 8 } as const;
/** Numbers tell bodies apart: G7 and G8. */
const OTHER_NUMBER = -6;

/** Compares two names. Undefined if they have nothing in common. */
export function nameWeight(one: BodyName, other: BodyName, rarityOf: RarityOf): MatchWeight | undefined {
  const both = `"${one.written}" ~ "${other.written}"`;
  if (one.compact === other.compact && one.compact !== '') {
    const bits = one.compact.length <= SHORT ? SHORT_BITS : MAX_NAME_BITS;
    return {
      bits,
      reason: one.written === other.written ? `the same name, "${one.written}"` : `${both}: the same name`,
    };
  }
  const short = initialsOf(one, other) ?? initialsOf(other, one);
  if (short !== undefined) {
    const bits = INITIALS_BITS[Math.min(short.length, INITIALS_BITS.length - 1)] ?? 0;
    return { bits, reason: `${both}: the initials of the name` };
  }
  return wordsWeight(one, other, rarityOf, both);
}

/** The abbreviation, if one name is the initials of the other. */
const initialsOf = (short: BodyName, long: BodyName): string | undefined =>
  long.initials.find((letters) => letters === short.compact);

function wordsWeight(one: BodyName, other: BodyName, rarityOf: RarityOf, both: string): MatchWeight | undefined {
  const pairs = pairedWords(one.words, other.words);
  if (pairs.length === 0) return undefined;
  const left = one.words.filter((word) => !pairs.some((pair) => pair.one === word));
  const right = other.words.filter((word) => !pairs.some((pair) => pair.other === word));
  const weigh = (word: SpelledWord): number => Math.max(rarityOf(word.text), 0.3);
  const sum = (words: readonly SpelledWord[]): number => words.reduce((total, word) => total + weigh(word), 0);
  const shared = pairs.reduce((total, pair) => total + pair.quality * Math.min(weigh(pair.one), weigh(pair.other)), 0);
  const likeness = (2 * shared) / (2 * shared + sum(left) + sum(right));
  const numbers = left.some(hasDigit) && right.some(hasDigit) ? OTHER_NUMBER : 0;
  const common = pairs.map(({ one: word }) => word.text).join(' ');
  // Half of the words in common says nothing either way.
  return { bits: MAX_NAME_BITS * (2 * likeness - 1) + numbers, reason: `${both}: ${common} in common` };
}

/** An abbreviation or number with one letter more or less is another. */
function qualityOf(one: SpelledWord, other: SpelledWord, minSpelled: number): number {
  const isShort = Math.min(one.text.length, other.text.length) < minSpelled;
  return isShort || hasDigit(one) || hasDigit(other) ? Number(one.text === other.text) : spellingMatch(one, other);
}

const hasDigit = ({ text }: SpelledWord): boolean => /\p{N}/u.test(text);

interface WordPair {
  readonly one: SpelledWord;
  readonly other: SpelledWord;
  readonly quality: number;
}

/** Pairs each word with the one that it matches best, the best matches first. */
function pairedWords(words: readonly SpelledWord[], others: readonly SpelledWord[]): readonly WordPair[] {
  const minSpelled = words.length === 1 || others.length === 1 ? MIN_SPELLED.name : MIN_SPELLED.word;
  const possible = words.flatMap((one) =>
    others.flatMap((other): WordPair[] => {
      const quality = qualityOf(one, other, minSpelled);
      return quality > 0 ? [{ one, other, quality }] : [];
    }),
  );
  const taken = new Set<SpelledWord>();
  return possible
    .sort((a, b) => b.quality - a.quality)
    .filter(({ one, other }) => {
      if (taken.has(one) || taken.has(other)) return false;
      taken.add(one).add(other);
      return true;
    });
}
