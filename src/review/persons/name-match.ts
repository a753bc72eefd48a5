import { spellingMatch } from '../matching/spelling.ts';
import type { NameWord, PersonName } from './name-words.ts';

/** How well two names match. */
export interface NameMatch {
  /** The weight of the words in common: about 1 for each rare one. */
  readonly shared: number;
  /** The weight of the words without a counterpart, of the name that has less of them. */
  readonly different: number;
  /** Compares the numbers of monarchs, which distinguish Charles II from Charles III. */
  readonly ordinal: 'same' | 'other' | 'unknown';
  /** Whether the first name of one is the patronymic of the other. */
  readonly fatherAndChild: boolean;
  /** The match in words. */
  readonly reason: string;
}

/** How rare a word is, from 0 to 1. */
export type Rarity = (word: NameWord) => number;

/** Two words that match, and how well, up to 1. */
interface WordPair {
  readonly one: NameWord;
  readonly other: NameWord;
  readonly quality: number;
}

/** The quality of an initial that matches a word, and of a patronymic that matches a given name. */
const INITIAL_QUALITY = 0.25;
const PATRONYMIC_QUALITY = 0.3;
/** The factor for a match that misses the word by which one of the persons is known. */
const NOT_KNOWN_BY = 0.5;

/** Compares two names word by word, in any order. */
export function matchNames(one: PersonName, other: PersonName, rarity: Rarity): NameMatch {
  const [words, others] = [withJoinedWords(one.words, other.words), withJoinedWords(other.words, one.words)];
  const pairs = pairWords(words, others).filter((pair) => !pair.one.particle && !pair.other.particle);
  const left = words.filter((word) => !word.particle && !pairs.some((pair) => pair.one === word));
  const right = others.filter((word) => !word.particle && !pairs.some((pair) => pair.other === word));
  const shared = pairs.reduce(
    (sum, { one: a, other: b, quality }) => sum + quality * Math.min(rarity(a), rarity(b)),
    0,
  );
  const known = matchesKnownWord(words, left) && matchesKnownWord(others, right);
  const sameOrdinal = one.ordinal === other.ordinal ? 'same' : 'other';
  return {
    shared: known ? shared : shared * NOT_KNOWN_BY,
    different: Math.min(weightOf(left, rarity), weightOf(right, rarity)),
    ordinal: one.ordinal === undefined || other.ordinal === undefined ? 'unknown' : sameOrdinal,
    fatherAndChild: pairs.some(({ one: a, other: b }) => isFather(words, a, b) || isFather(others, b, a)),
    reason: describeMatch(one, other, { pairs, left, right }),
  };
}

/** Pairs each word with the one that it matches best, starting with the best matches. */
function pairWords(words: readonly NameWord[], others: readonly NameWord[]): readonly WordPair[] {
  const possible = words.flatMap((one) =>
    others.flatMap((other): WordPair[] => {
      const quality = qualityOf(one, other);
      return quality > 0 ? [{ one, other, quality }] : [];
    }),
  );
  const taken = new Set<NameWord>();
  return possible
    .sort((a, b) => b.quality - a.quality)
    .filter(({ one, other }) => {
      if (taken.has(one) || taken.has(other)) return false;
      taken.add(one).add(other);
      return true;
    });
}

function qualityOf(one: NameWord, other: NameWord): number {
  if (one.particle || other.particle) return one.text === other.text ? 1 : 0;
  if (one.initial || other.initial) return one.text[0] === other.text[0] ? INITIAL_QUALITY : 0;
  return spellingMatch(one, other) * (one.patronymic === other.patronymic ? 1 : PATRONYMIC_QUALITY);
}

const isFather = (words: readonly NameWord[], own: NameWord, ofOther: NameWord): boolean =>
  ofOther.patronymic && words[0] === own;

/** Joins two or three words that the other name writes as one: `Jong Un` and `Jongun`. */
function withJoinedWords(words: readonly NameWord[], others: readonly NameWord[]): readonly NameWord[] {
  for (const [index, first] of words.entries()) {
    for (const count of [2, 3]) {
      const some = words.slice(index, index + count);
      if (some.length < count || some.some(({ initial }) => initial)) continue;
      const whole: NameWord = {
        ...first,
        text: some.map(({ text }) => text).join(''),
        sound: some.map(({ sound }) => sound).join(''),
        written: some.map(({ written }) => written).join(' '),
        particle: false,
        known: some.some(({ known }) => known),
      };
      const matchesJoined = others.some(
        (other) => other.text.length > first.text.length && spellingMatch(whole, other) >= 0.75,
      );
      const matchesSeparate = some.some((word) =>
        others.some((other) => !word.particle && spellingMatch(word, other) === 1),
      );
      if (matchesJoined && !matchesSeparate) {
        return [...words.slice(0, index), whole, ...words.slice(index + count)];
      }
    }
  }
  return words;
}

/** Whether a word by which the person is known has a match; true if no word is marked as such. */
function matchesKnownWord(words: readonly NameWord[], unmatched: readonly NameWord[]): boolean {
  const known = words.filter((word) => word.known && !word.particle);
  return known.length === 0 || known.some((word) => !unmatched.includes(word));
}

/** The weight of unmatched words. Even a common word is a different word, so each counts at least 0.5. */
const weightOf = (words: readonly NameWord[], rarity: Rarity): number =>
  words.reduce((sum, word) => sum + (word.initial ? INITIAL_QUALITY * 2 : Math.max(rarity(word), 0.5)), 0);

interface MatchedWords {
  readonly pairs: readonly WordPair[];
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
}

function describeMatch(one: PersonName, other: PersonName, { pairs, left, right }: MatchedWords): string {
  if (one.written === other.written) return `the same name, "${one.written}"`;
  const both = `"${one.written}" ~ "${other.written}"`;
  if (left.length === 0 && right.length === 0) {
    const exact = pairs.every(({ one: a, other: b }) => a.text === b.text);
    return `${both}: the same name${exact ? '' : ', spelled differently'}`;
  }
  const common = pairs.map(printPair).join(' ');
  const known = pairs.some(({ one: a, other: b }) => a.known && b.known) ? ', the name they are known by' : '';
  const unlike = left.length > 0 && right.length > 0 ? `, but ${printWords(left)} against ${printWords(right)}` : '';
  return `${both}: ${common} in common${known}${unlike}`;
}

const printPair = ({ one, other }: WordPair): string =>
  one.text === other.text ? one.written : `${one.written}~${other.written}`;

const printWords = (words: readonly NameWord[]): string => words.map((word) => word.written).join(' ');
