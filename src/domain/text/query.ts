import { type Numbered, numberedWords } from './numbered.ts';
import { type PlacedWord, placedWords } from './placed-words.ts';
import { isSingle, isSmall, mayBeParticle } from './words.ts';

/** A word of a search, folded. */
export interface QueryWord {
  readonly text: string;
  /** True if it also matches longer words that start with it. */
  readonly prefix: boolean;
  /** True if it does not match a word that only an apostrophe parts from another: an initial, or a letter of `U.S.`. */
  readonly own: boolean;
  /** Its parts, if it matches words that stand next to each other: `g` and `20` of `G20`, which matches `G-20`. */
  readonly parts?: readonly [string, string];
}

/** The words, with each part of one as a word of its own, of which an index knows. */
export const singleWords = (words: readonly QueryWord[]): readonly QueryWord[] =>
  words.flatMap((word): readonly QueryWord[] => {
    if (!word.parts) return [word];
    const [one, other] = word.parts;
    return [
      { text: one, prefix: false, own: false },
      { text: other, prefix: word.prefix, own: false },
    ];
  });

/** The most words of letters and digits that are read in both forms. Each doubles the readings. */
const MAX_NUMBERED = 2;

/** A letter that can stand for a word: one with a case. */
const INITIAL = /^[\p{Lu}\p{Ll}]$/u;

/**
 * The words of a search, in each way that its text can be read. An apostrophe may part words or not: `Mu's` may be the start of
 * `Mu's dog`, or of `Mu'sab`. Letters with points and nothing else between them are one word, or one each: `U.S.`. Letters with
 * digits are one word, or two next to each other: `G20`, `G-20`.
 */
export function queryReadings(text: string): readonly (readonly QueryWord[])[] {
  const readings = apostropheReadings(text).flatMap((placed) => {
    const runs = pointedRuns(text, placed);
    const forms = otherForms(numberedWords(text, placed).filter(({ index }) => !runs.has(index)));
    return forms.flatMap((others) => {
      const apart = queryWords(text, placed, { runs, joins: false, others });
      return runs.size === 0 ? [apart] : [apart, queryWords(text, placed, { runs, joins: true, others })];
    });
  });
  const byText = new Map(readings.map((words) => [JSON.stringify(words), words]));
  return [...byText.values()].filter((words) => words.length > 0);
}

/** The words of letters and digits that a reading takes in the other form, by their places. The first takes none so. */
function otherForms(numbered: readonly Numbered[]): readonly ReadonlyMap<number, Numbered>[] {
  const forms: ReadonlyMap<number, Numbered>[] = [new Map()];
  for (const one of numbered.slice(0, MAX_NUMBERED)) {
    forms.push(...forms.map((form) => new Map([...form, [one.index, one]])));
  }
  return forms;
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

interface Reading {
  readonly runs: ReadonlyMap<number, number>;
  /** Whether each run is one word. */
  readonly joins: boolean;
  readonly others: ReadonlyMap<number, Numbered>;
}

/**
 * The distinct words of one reading. Words like `of`, and particles like the `d` of `d'Ivoire`, are dropped unless there is no
 * other. The last word may be a prefix, and so may an initial and what ends with a point: `N. Maduro`, `Dem. Rep.`.
 */
function queryWords(
  text: string,
  placed: readonly PlacedWord[],
  { runs, joins, others }: Reading,
): readonly QueryWord[] {
  const all = new Map<number, ReadWord>();
  for (const [index, { word }] of placed.entries()) {
    const run = runs.get(index);
    const other = others.get(index);
    if (others.get(index - 1)?.apart) continue;
    if (other) all.set(index, readOther(text, placed, other));
    else if (run === undefined) all.set(index, readWord(text, placed, index));
    else if (!joins) all.set(index, { text: word, prefix: false, own: true, small: false });
    else all.set(run, { text: `${all.get(run)?.text ?? ''}${word}`, prefix: false, own: false, small: false });
  }
  const telling = [...all.values()].filter(({ small }) => !small);
  const kept = telling.length > 0 ? telling : [...all.values()].slice(-1);
  const words = new Map(kept.map(({ small, ...word }) => [JSON.stringify(word), word]));
  return [...words.values()];
}

interface ReadWord extends QueryWord {
  /** True if it counts only where there is no other. */
  readonly small: boolean;
}

/** A word of letters and digits in the form in which it is not written. */
function readOther(text: string, placed: readonly PlacedWord[], { index, parts, apart }: Numbered): ReadWord {
  const { prefix } = readWord(text, placed, apart ? index + 1 : index);
  const word = { text: parts.join(''), prefix, own: false, small: false };
  // The letters behind a number are few, and many words start with them.
  return apart ? word : { ...word, prefix: prefix && /^\p{N}/u.test(parts[1]), parts };
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
