import { levelled } from './code-points.ts';
import { IN_WORD, PARTING, plainText, UNSEEN, WORD } from './words.ts';

/** A folded word with its place in the text: `text.slice(start, end)` are the characters that it was folded from. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** False if only an apostrophe parts it from another, as the `s` of `People's`: see `ownWordsOf`. */
  readonly own: boolean;
}

/** A character with the marks and unseen characters on it; a leveled one is four characters. */
const CLUSTER = new RegExp(`(?:\\ud7ff[\\u2800-\\u28ff]{3}|\\P{M})[\\p{M}${UNSEEN}]*|[\\p{M}${UNSEEN}]+`, 'gu');

/** A folded text, and where in the original each of its characters starts and ends. */
interface Plain {
  readonly plain: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The words of a text, those of `wordsOf`, with their places in it. */
export function placedWords(text: string): readonly PlacedWord[] {
  const { plain, starts, ends } = placed(text);
  const particles = new Set<number>();
  for (const { index, 0: parting } of plain.matchAll(PARTING)) {
    const next = index + parting.length;
    // It is the `s` behind the apostrophe, or else what stands before it.
    particles.add(plain[next] === 's' ? next : index - 1);
  }
  const { rest, places } = withoutApostrophes(plain.replace(PARTING, (parting) => ' '.repeat(parting.length)));
  return [...rest.matchAll(WORD)].map(({ index, 0: word }): PlacedWord => {
    const [first, last] = [places[index] ?? 0, places[index + word.length - 1] ?? 0];
    const own = !particles.has(first) && !particles.has(last);
    return { word: levelled(word), start: starts[first] ?? 0, end: ends[last] ?? text.length, own };
  });
}

/** A text without the apostrophes within its words, and where in it each of the remaining characters was. */
function withoutApostrophes(plain: string): { readonly rest: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let rest = '';
  let from = 0;
  const keep = (to: number): void => {
    rest += plain.slice(from, to);
    for (; from < to; from++) places.push(from);
  };
  for (const { index, 0: left } of plain.matchAll(IN_WORD)) {
    keep(index);
    from = index + left.length;
  }
  keep(plain.length);
  return { rest, places };
}

/** Folds a text character by character; as a whole if one depends on its neighbors, so that the words are the same. */
function placed(text: string): Plain {
  const plain = plainText(text);
  const pieces = (text.match(CLUSTER) ?? []).map((piece) => ({ length: piece.length, folded: plainText(piece) }));
  const isSame = pieces.map(({ folded }) => folded).join('') === plain;
  const [starts, ends]: [number[], number[]] = [[], []];
  let start = 0;
  for (const { length, folded } of isSame ? pieces : [{ length: text.length, folded: plain }]) {
    for (let index = 0; index < folded.length; index++) {
      starts.push(start);
      ends.push(start + length);
    }
    start += length;
  }
  return { plain, starts, ends };
}
