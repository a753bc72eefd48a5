import {
  countryKey,
  hasOtherScript,
  isRegionCode,
  type MatchedText,
  ownWordsOf,
  type QueryWord,
  regionNames,
  scoreText,
  textOfKey,
  wordsOf,
  wordsOfKey,
} from '../../domain/index.ts';
import type { GraphRow, GraphValue, SearchHit, TextIndexSpec } from '../port.ts';

/** One reading of a search: its words, and the text as typed. */
export interface Reading {
  readonly text: string;
  readonly words: readonly QueryWord[];
}

/**
 * Ranks candidates and drops those that lack a word. A candidate is a row of id, label and the label's searched texts: for a
 * text its key, for a list of texts the list of their keys, or the texts themselves if `readsTexts`. The score depends only on
 * the candidate's own texts, so it is the same on every engine and in every graph.
 */
export function rank(
  rows: readonly GraphRow[],
  reading: Reading,
  targets: readonly TextIndexSpec[],
): readonly SearchHit[] {
  const byLabel = new Map(targets.map((target) => [target.label, target]));
  const country = targets.some(isOfCountries) ? countryKey(reading.text) : undefined;
  const inOtherScript = country !== undefined && hasOtherScript(reading.text);
  const hits = rows.flatMap(([id, label, values]): readonly SearchHit[] => {
    const target = byLabel.get(String(label));
    if (!target || typeof id !== 'string' || !Array.isArray(values)) return [];
    const texts = values as readonly GraphValue[];
    const others = inOtherScript && isOfCountries(target) ? otherNames(target, texts) : [];
    const matched = bestMatch([...storedTexts(target, texts, reading.words), ...others], reading.words);
    const best = matched?.score === 1 || !country ? matched : (countryMatch(target, texts, country) ?? matched);
    return best ? [{ id, label: target.label, tier: target.tier, ...best }] : [];
  });
  return hits.sort(bestFirst);
}

/** Merges the hits of several searches; each node appears once. */
export function mergeHits(found: readonly (readonly SearchHit[])[]): readonly SearchHit[] {
  const [only, ...others] = found;
  if (others.length === 0) return only ?? [];
  const byId = new Map<string, SearchHit>();
  for (const hit of found.flat()) {
    const before = byId.get(hit.id);
    if (!before || before.score < hit.score) byId.set(hit.id, hit);
  }
  return [...byId.values()].sort(bestFirst);
}

/** Whether the reading needs the texts of lists, not only their words. */
export const readsTexts = (words: readonly QueryWord[]): boolean => words.some(({ own }) => own);

/** Whether a label has names of countries. */
export const isOfCountries = ({ properties }: TextIndexSpec): boolean => properties.some((one) => one.ofCountries);

const bestFirst = (a: SearchHit, b: SearchHit): number =>
  a.tier - b.tier || b.score - a.score || (a.id < b.id ? -1 : 1);

type Best = Pick<SearchHit, 'property' | 'score'>;

/** A text of a candidate, with the property that has it. */
interface CandidateText extends MatchedText {
  readonly property: string;
}

function bestMatch(texts: readonly CandidateText[], words: readonly QueryWord[]): Best | undefined {
  const missing = new Set(words);
  let best: Best | undefined;
  for (const text of texts) {
    const { score, found } = scoreText(text, words);
    for (const word of found) missing.delete(word);
    if (score > (best?.score ?? 0)) best = { property: text.property, score };
  }
  return missing.size === 0 ? best : undefined;
}

function storedTexts(
  { properties }: TextIndexSpec,
  values: readonly GraphValue[],
  words: readonly QueryWord[],
): readonly CandidateText[] {
  const needsTexts = readsTexts(words);
  return properties.flatMap(({ name, list }, index) =>
    [values[index]].flat().flatMap((value): readonly CandidateText[] => {
      if (typeof value !== 'string') return [];
      const isText = list && needsTexts;
      const ownWords = (): readonly string[] => ownWordsOf(isText ? value : textOfKey(value));
      return [{ property: name, words: isText ? wordsOf(value) : wordsOfKey(value), ownWords }];
    }),
  );
}

/** The names of a country in other scripts than Latin, as if the property with its name had them. */
function otherNames({ properties }: TextIndexSpec, values: readonly GraphValue[]): readonly CandidateText[] {
  const property = properties.find(({ ofCountries }) => ofCountries)?.name ?? '';
  const texts = properties.flatMap(({ ofCountries }, index) => (ofCountries ? [] : [values[index]].flat()));
  const code = texts.map((value) => textOfKey(String(value))).find(isRegionCode);
  return code === undefined ? [] : regionNames(code).map(({ words }) => ({ property, words, ownWords: () => words }));
}

/** A country whose name is the searched one, however spelled: `S. Korea`, `Congo, Dem. Rep.`. */
function countryMatch({ properties }: TextIndexSpec, values: readonly GraphValue[], country: string): Best | undefined {
  for (const [index, { name, ofCountries }] of properties.entries()) {
    if (!ofCountries) continue;
    for (const value of [values[index]].flat()) {
      if (typeof value === 'string' && keyOfName(value) === country) return { property: name, score: 1 };
    }
  }
  return undefined;
}

/** The keys of the names met so far: countries have some thousand, and each search compares them all. */
const KNOWN_NAMES = new Map<string, string>();
const MAX_KNOWN = 20_000;

/** Of a name, or of its key, whose words suffice. */
function keyOfName(name: string): string {
  const known = KNOWN_NAMES.get(name);
  if (known !== undefined) return known;
  const made = countryKey(wordsOfKey(name).join(' '));
  if (KNOWN_NAMES.size >= MAX_KNOWN) KNOWN_NAMES.clear();
  KNOWN_NAMES.set(name, made);
  return made;
}
