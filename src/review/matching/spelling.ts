import { editDistance } from '../../domain/index.ts';

/** Spellings of similar sounds across languages and transliterations, replaced in this order. */
const SIMILAR_SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/(?:t?sch|tch|ch)/g, 'c'],
  [/(?:dzh|dj)/g, 'j'],
  [/ph/g, 'f'],
  [/kh/g, 'h'],
  [/(?:ck|q)/g, 'k'],
  [/([gtdsz])h/g, '$1'],
  [/(?:tz|ts)/g, 'z'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/(?:ou|oo|o)/g, 'u'],
  [/[ey]/g, 'i'],
  [/(?<=.)h$/, ''],
  [/(.)\1+/g, '$1'],
];

/** An ending that the same name has in some languages only: `Rakhmonov` and `Rahmon`. */
const ENDING = /^(.{5,})[iu]v(?:a|na)?$/;

/** Reduces a folded word to its sound: `mohamed` and `muhammad` differ by one letter. */
export function soundOf(word: string): string {
  const plain = SIMILAR_SOUNDS.reduce((text, [from, to]) => text.replace(from, to), word);
  return ENDING.exec(plain)?.[1] ?? plain;
}

/** A folded word with its sound. */
export interface SpelledWord {
  readonly text: string;
  readonly sound: string;
}

/** How likely two words are spellings of the same name: 1 if equal, 0 if not. */
export function spellingMatch({ text: one, sound: a }: SpelledWord, { text: other, sound: b }: SpelledWord): number {
  if (one === other) return 1;
  if (a === b) return 0.9;
  const shorter = Math.min(a.length, b.length);
  const maxDistance = shorter < 5 ? 0 : shorter < 7 ? 1 : 2;
  const distance = maxDistance === 0 ? 1 : editDistance(a, b, maxDistance);
  if (distance > maxDistance) return 0;
  return distance === 1 ? 0.75 : 0.6;
}
