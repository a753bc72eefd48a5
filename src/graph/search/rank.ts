import { isSmall, wordsOfKey } from '../../domain/index.ts';
import type { GraphRow, GraphValue, SearchHit, TextIndexSpec } from '../port.ts';
import type { SearchWord } from './search.ts';

/**
 * Ranks candidates, best first, and drops those that lack a word. A candidate is a row of id, label and the keys of the
 * label's searched properties. The score depends only on the candidate's own texts, so it is the same on every engine and in
 * every graph.
 */
export function rank(
  rows: readonly GraphRow[],
  words: readonly SearchWord[],
  targets: readonly TextIndexSpec[],
): readonly SearchHit[] {
  const byLabel = new Map(targets.map((target) => [target.label, target]));
  const hits = rows.flatMap(([id, label, values]): readonly SearchHit[] => {
    const target = byLabel.get(String(label));
    if (!target || typeof id !== 'string' || !Array.isArray(values)) return [];
    const best = bestMatch(target, values as readonly GraphValue[], words);
    return best ? [{ id, label: target.label, ...best }] : [];
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

const bestFirst = (a: SearchHit, b: SearchHit): number => b.score - a.score || (a.id < b.id ? -1 : 1);

function bestMatch(
  target: TextIndexSpec,
  values: readonly GraphValue[],
  words: readonly SearchWord[],
): Pick<SearchHit, 'property' | 'score'> | undefined {
  const missing = new Set(words);
  let best: Pick<SearchHit, 'property' | 'score'> | undefined;
  for (const [index, { name }] of target.properties.entries()) {
    for (const text of [values[index]].flat()) {
      if (typeof text !== 'string') continue;
      const { score, found } = scoreText(wordsOfKey(text), words);
      for (const word of found) missing.delete(word);
      if (score > (best?.score ?? 0)) best = { property: name, score };
    }
  }
  return missing.size === 0 ? best : undefined;
}

/**
 * Scores a text against the words of a search: the share of the search's words that it has, where a prefix match counts
 * less, times a factor from 0.5 to 1 for the share of the text that they cover. Words like "of" do not count towards the
 * text's length unless it has no others.
 */
function scoreText(
  text: readonly string[],
  words: readonly SearchWord[],
): { readonly score: number; readonly found: readonly SearchWord[] } {
  const found: SearchWord[] = [];
  let sum = 0;
  for (const word of words) {
    const weight = text.reduce((best, candidate) => Math.max(best, similarity(candidate, word)), 0);
    if (weight === 0) continue;
    found.push(word);
    sum += weight;
  }
  const significant = text.filter((word) => !isSmall(word)).length || text.length;
  const covered = Math.min(1, found.length / significant);
  return { score: found.length === 0 ? 0 : (sum / words.length) * (0.5 + 0.5 * covered), found };
}

function similarity(candidate: string, { text, prefix }: SearchWord): number {
  if (candidate === text) return 1;
  return prefix && candidate.startsWith(text) ? 0.5 + (0.5 * text.length) / candidate.length : 0;
}
