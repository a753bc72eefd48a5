import { nameReason } from './name-reason.ts';
import type { NameWord, PersonName } from './name-words.ts';
import { spellingMatch } from './spelling.ts';

/** What two names have in common. */
export interface NameMatch {
  /** How much the words tell that both have: about 1 for each that is rare. */
  readonly shared: number;
  /** How much the words tell that either name has and the other lacks, of the name that has less of them. */
  readonly against: number;
  /** Whether the numbers that monarchs have are the same ones: those of Charles II and Charles III are not. */
  readonly ordinal: 'same' | 'other' | 'unknown';
  /** True where the first name of one is the father's of the other. */
  readonly fatherAndChild: boolean;
  /** In words. */
  readonly reason: string;
}

/** How much it tells that a word is in both names, from 0 to 1. */
export type Rarity = (word: NameWord) => number;

/** A word of each name that match, and how well, up to 1. */
export interface Pairing {
  readonly one: NameWord;
  readonly other: NameWord;
  readonly quality: number;
}

/** What an initial tells, of what the whole word would; and a father's name that is the other's own. */
const INITIAL = 0.25;
const OF_FATHER = 0.3;
/** What is left of a match where one is known by a word that the other does not have. */
const UNKNOWN_BY = 0.5;

/** Compares two names word by word, in any order. */
export function matchNames(one: PersonName, other: PersonName, rarity: Rarity): NameMatch {
  const [words, others] = [joined(one.words, other.words), joined(other.words, one.words)];
  const pairings = paired(words, others).filter((pairing) => !pairing.one.particle && !pairing.other.particle);
  const left = words.filter((word) => !word.particle && !pairings.some((pairing) => pairing.one === word));
  const right = others.filter((word) => !word.particle && !pairings.some((pairing) => pairing.other === word));
  const told = pairings.reduce(
    (sum, { one: a, other: b, quality }) => sum + quality * Math.min(rarity(a), rarity(b)),
    0,
  );
  const known = isKnownBy(words, left) && isKnownBy(others, right);
  const sameNumber = one.ordinal === other.ordinal ? 'same' : 'other';
  return {
    shared: known ? told : told * UNKNOWN_BY,
    against: Math.min(weightOf(left, rarity), weightOf(right, rarity)),
    ordinal: one.ordinal === undefined || other.ordinal === undefined ? 'unknown' : sameNumber,
    fatherAndChild: pairings.some(({ one: a, other: b }) => isFather(words, a, b) || isFather(others, b, a)),
    reason: nameReason(one, other, { pairings, left, right }),
  };
}

/** Each word with the one that it matches best, the best matches first. */
function paired(words: readonly NameWord[], others: readonly NameWord[]): readonly Pairing[] {
  const possible = words.flatMap((one) =>
    others.flatMap((other): Pairing[] => {
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
  if (one.initial || other.initial) return one.text[0] === other.text[0] ? INITIAL : 0;
  return spellingMatch(one, other) * (one.fathers === other.fathers ? 1 : OF_FATHER);
}

const isFather = (words: readonly NameWord[], own: NameWord, ofOther: NameWord): boolean =>
  ofOther.fathers && words[0] === own;

/** Two or three words that the other name writes as one are one: `Jong Un` beside `Jongun`. */
function joined(words: readonly NameWord[], others: readonly NameWord[]): readonly NameWord[] {
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
      const isOne = others.some(
        (other) => other.text.length > first.text.length && spellingMatch(whole, other) >= 0.75,
      );
      const isMore = some.some((word) => others.some((other) => !word.particle && spellingMatch(word, other) === 1));
      if (isOne && !isMore) return [...words.slice(0, index), whole, ...words.slice(index + count)];
    }
  }
  return words;
}

/** Whether a word is matched that the person is known by, where the writing tells of any. */
function isKnownBy(words: readonly NameWord[], left: readonly NameWord[]): boolean {
  const known = words.filter((word) => word.known && !word.particle);
  return known.length === 0 || known.some((word) => !left.includes(word));
}

/** A word that is met often is still another word. */
const weightOf = (words: readonly NameWord[], rarity: Rarity): number =>
  words.reduce((sum, word) => sum + (word.initial ? INITIAL * 2 : Math.max(rarity(word), 0.5)), 0);
