import type { PlacedWord } from './placed-words.ts';
import { isSingle } from './words.ts';

/** A word of letters and digits, which is written as one or with a hyphen: `G20`, `G-20`. */
export interface Numbered {
  /** Its place among the words of the text: where it is written as two, that of the first. */
  readonly index: number;
  readonly parts: readonly [string, string];
  /** Whether it is written as two. */
  readonly apart: boolean;
}

/** A hyphen or dash between two words, and nothing else. */
const HYPHEN = /^[\p{Pd}\u2212]$/u;
/** Where letters meet digits. */
const BOUNDARY = /(?<=\p{L}\p{M}*)(?=\p{N})|(?<=\p{N})(?=\p{L})/u;
const LETTER = /^\p{L}\p{M}*$/u;

/** The words of letters and digits of a text. A space parts one only behind a single letter: `G 7`. */
export function numberedWords(text: string, placed: readonly PlacedWord[]): readonly Numbered[] {
  const found: Numbered[] = [];
  let from = 0;
  for (const [index, one] of placed.entries()) {
    if (index < from) continue;
    const numbered = numberedAt(text, one, placed[index + 1]);
    if (!numbered) continue;
    found.push({ index, ...numbered });
    from = index + (numbered.apart ? 2 : 1);
  }
  return found;
}

function numberedAt(text: string, one: PlacedWord, next: PlacedWord | undefined): Omit<Numbered, 'index'> | undefined {
  const at = one.word.search(BOUNDARY);
  if (at > 0) return { parts: [one.word.slice(0, at), one.word.slice(at)], apart: false };
  if (!next || !meet(one.word, next.word)) return undefined;
  const between = text.slice(one.end, next.start);
  const apart = HYPHEN.test(between) || (between === ' ' && LETTER.test(one.word));
  return apart ? { parts: [one.word, next.word], apart } : undefined;
}

/** Whether one word ends with a letter and the next starts with a digit, or the other way round. */
const meet = (one: string, next: string): boolean =>
  !isSingle(one) && !isSingle(next) && `${one}${next}`.search(BOUNDARY) === one.length;
