import { type PlacedWord, placedWords } from './placed-words.ts';
import { isSingle, isSmall, mayBeParticle } from './words.ts';

/** A word of a search, folded. */
export interface QueryWord {
  readonly text: string;
  /** True if it also matches longer words that start with it. */
  readonly prefix: boolean;
  /** True if it does not match a word that only an apostrophe parts from another: an initial, or a letter of `U.S.`. */
  readonly own: boolean;
}

/** A letter that can stand for a word: one with a case. */
const INITIAL = /^[\p{Lu}\p{Ll}]$/u;

/**
 * The words of a search, in each way that its text can be read. An apostrophe may part words or not: `Mu's` may be the start of
 * `Mu's dog`, or of `Mu'sab`. Letters with points and nothing else between them are one word, or one each: `U.S.`.
 */
export function queryReadings(text: string): readonly (readonly QueryWord[])[] {
  const readings = apostropheReadings(text).flatMap((placed) => {
    const runs = pointedRuns(text, placed);
    const apart = queryWords(text, placed, runs, false);
    return runs.size === 0 ? [apart] : [apart, queryWords(text, placed, runs, true)];
  });
  const byText = new Map(readings.map((words) => [JSON.stringify(words), words]));
  return [...byText.values()].filter((words) => words.length > 0);
}

function apostropheReadings(text: string): readonly (readonly PlacedWord[])[] {
  const ended = placedWords(text);
  const longer = placedWords(`${text}x`);
  const last = longer.at(-1);
  const open = last && last.word !== 'x' ? [...longer.slice(0, -1), { ...last, word: last.word.slice(0, -1) }] : ended;
  const joined = (words: readonly PlacedWord[]): string => words.map(({ word }) => word).join(' ');
  return joined(open) === joined(ended) ? [ended] : [ended, open];
}

/** The runs of at least two letters with nothing but points between them: for the index of each of their words, the run's first. */
function pointedRuns(text: string, placed: readonly PlacedWord[]): ReadonlyMap<number, number> {
  const runs = new Map<number, number>();
  for (const [index, next] of placed.entries()) {
    const one = placed[index - 1];
    if (!one || !isCased(one) || !isCased(next) || text.slice(one.end, next.start) !== '.') continue;
    const first = runs.get(index - 1) ?? index - 1;
    runs.set(index - 1, first).set(index, first);
  }
  return runs;
}

const isCased = ({ word }: PlacedWord): boolean => INITIAL.test(word);

/**
 * The distinct words of one reading. Words like `of`, and particles like the `d` of `d'Ivoire`, are dropped unless there is no
 * other. The last word may be a prefix, and so may an initial and what ends with a point: `N. Maduro`, `Dem. Rep.`.
 */
function queryWords(
  text: string,
  placed: readonly PlacedWord[],
  runs: ReadonlyMap<number, number>,
  joins: boolean,
): readonly QueryWord[] {
  const all = new Map<number, ReadWord>();
  for (const [index, { word }] of placed.entries()) {
    const run = runs.get(index);
    if (run === undefined) all.set(index, readWord(text, placed, index));
    else if (!joins) all.set(index, { text: word, prefix: false, own: true, small: false });
    else all.set(run, { text: `${all.get(run)?.text ?? ''}${word}`, prefix: false, own: false, small: false });
  }
  const telling = [...all.values()].filter(({ small }) => !small);
  const kept = telling.length > 0 ? telling : [...all.values()].slice(-1);
  const words = new Map(kept.map(({ text, prefix, own }) => [`${text} ${prefix} ${own}`, { text, prefix, own }]));
  return [...words.values()];
}

interface ReadWord extends QueryWord {
  /** True if it counts only where there is no other. */
  readonly small: boolean;
}

function readWord(text: string, placed: readonly PlacedWord[], index: number): ReadWord {
  const { word, start = 0, end = 0, own = true } = placed[index] ?? { word: '' };
  const isLast = index === placed.length - 1;
  const hasPoint = /^\.(?!\p{N})/u.test(text.slice(end, end + 3)) && /[\p{L}\p{M}]$/u.test(word) && !isSingle(word);
  const isAlone = isBlank(text.slice(Math.max(0, start - 1), start)) && isBlank(text.slice(end, end + 1));
  const isParticle = !own || (!hasPoint && !isLast && word.length === 1 && mayBeParticle(word));
  const isLetter = own && INITIAL.test(word);
  const small = isParticle || (isSmall(word) && !(isLetter && hasPoint));
  const isInitial = isLetter && (hasPoint || (isAlone && !small && !isLast));
  return { text: word, prefix: isLast || hasPoint || isInitial, own: isInitial, small };
}

const isBlank = (text: string): boolean => text.trim() === '';
