import { countryKey } from '../country-names.ts';
import { hasOtherScript, isRegionCode, regionNames } from '../region-names.ts';
import { matchedAt, scoreText } from './match.ts';
import { type PlacedWord, placedWords } from './placed-words.ts';
import { type QueryWord, queryReadings } from './query.ts';
import { isSmall, ownWordsOf, wordsOf } from './words.ts';

/** A text that a search covers. */
interface Searched {
  readonly text: string;
  /** Whether it is the name of a country. */
  readonly ofCountries: boolean;
  /** Of a name that is not stored: the languages in which the country has it. */
  readonly languages?: readonly string[];
}

/** A part of a text. The segments of a text, joined, are the text. */
export interface Segment {
  readonly text: string;
  /** Whether it is a word, or several next to each other, that matched. */
  readonly matched: boolean;
}

/** A text that matched, in segments. */
export interface Marked<T> {
  readonly of: T;
  readonly segments: readonly Segment[];
}

/**
 * The texts that make a search find the item that has them: the best one, and after it those that have words which none before
 * has. None if the texts together lack a word.
 */
export function matchesIn<T extends Searched>(texts: readonly T[], query: string): readonly Marked<T>[] {
  let best: Found<T> | undefined;
  const all = hasOtherScript(query) ? [...texts, ...otherNames(texts)] : texts;
  for (const words of queryReadings(query)) {
    const found = findIn(all, words);
    if (found && found.score > (best?.score ?? 0)) best = found;
  }
  const name = best?.score === 1 ? undefined : countryName(texts, query);
  if (name) return [{ of: name, segments: segmentsOf(name.text, telling) }];
  if (!best) return [];
  const { words, found } = best;
  return found.map((of) => ({
    of,
    segments: segmentsOf(of.text, (placed) => marked(placed, words)),
  }));
}

interface Found<T> {
  readonly words: readonly QueryWord[];
  readonly found: readonly T[];
  readonly score: number;
}

function findIn<T extends Searched>(texts: readonly T[], words: readonly QueryWord[]): Found<T> | undefined {
  const scored = texts.map((of) => {
    const ownWords = (): readonly string[] => ownWordsOf(of.text);
    return { of, ...scoreText({ words: wordsOf(of.text), ownWords }, words) };
  });
  const missing = new Set(words);
  const found = scored
    .toSorted((one, other) => other.score - one.score)
    .filter((match) => match.found.filter((word) => missing.delete(word)).length > 0);
  const [first] = found;
  return first && missing.size === 0 ? { words, found: found.map(({ of }) => of), score: first.score } : undefined;
}

/** The names of a country in other scripts than Latin, as if they were in place of the one that it has. */
function otherNames<T extends Searched>(texts: readonly T[]): readonly T[] {
  const name = texts.find(({ ofCountries }) => ofCountries);
  const code = texts.find(({ text, ofCountries }) => !ofCountries && isRegionCode(text));
  if (!name || !code) return [];
  return regionNames(code.text).map(({ text, languages }) => ({ ...name, text, languages }));
}

function countryName<T extends Searched>(texts: readonly T[], query: string): T | undefined {
  const key = texts.some(({ ofCountries }) => ofCountries) ? countryKey(query) : '';
  return key === '' ? undefined : texts.find(({ text, ofCountries }) => ofCountries && countryKey(text) === key);
}

/** The words of a text that match. */
function marked(placed: readonly PlacedWord[], asked: readonly QueryWord[]): ReadonlySet<PlacedWord> {
  const words = placed.map(({ word }) => word);
  return new Set(
    placed.flatMap(({ own }, index) =>
      asked
        .filter((word) => own || !word.own)
        .flatMap((word) => placed.slice(index, index + matchedAt(words, index, word))),
    ),
  );
}

const telling = (placed: readonly PlacedWord[]): ReadonlySet<PlacedWord> =>
  new Set(placed.filter(({ word }) => !isSmall(word)));

function segmentsOf(
  text: string,
  matching: (placed: readonly PlacedWord[]) => ReadonlySet<PlacedWord>,
): readonly Segment[] {
  const segments: { text: string; matched: boolean }[] = [];
  let end = 0;
  const add = (to: number, matched: boolean): void => {
    if (to <= end) return;
    const last = segments.at(-1);
    const part = text.slice(end, to);
    if (last?.matched === matched) last.text += part;
    else segments.push({ text: part, matched });
    end = to;
  };
  for (const placed of matching(placedWords(text))) {
    add(placed.start, false);
    add(placed.end, true);
  }
  add(text.length, false);
  return segments;
}
