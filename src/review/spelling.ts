import { editDistance } from '../domain/index.ts';

/** Letters that languages and transliterations write differently for much the same sound, in the order they are replaced. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
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

/** An ending that one and the same name has in one language and not in the next. */
const ENDING = /^(.{5,})[iu]v(?:a|na)?$/;

/** A folded word as it sounds, whatever way it is spelt: `mohamed` and `muhammad` differ in one letter. */
export function soundOf(word: string): string {
  const plain = ALIKE.reduce((text, [from, to]) => text.replace(from, to), word);
  return ENDING.exec(plain)?.[1] ?? plain;
}

/** A folded word, and how it sounds. */
export interface SpeltWord {
  readonly text: string;
  readonly sound: string;
}

/** How well two words spell one name: 1 the same, above 0 where they may, 0 where they do not. */
export function spellingMatch({ text: one, sound: a }: SpeltWord, { text: other, sound: b }: SpeltWord): number {
  if (one === other) return 1;
  if (a === b) return 0.9;
  const shorter = Math.min(a.length, b.length);
  const most = shorter < 5 ? 0 : shorter < 7 ? 1 : 2;
  const distance = most === 0 ? 1 : editDistance(a, b, most);
  if (distance > most) return 0;
  return distance === 1 ? 0.75 : 0.6;
}
