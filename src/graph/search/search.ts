import { literal, type Params, property } from '../../cypher/index.ts';
import { type QueryWord, queryReadings, singleWords } from '../../domain/index.ts';
import { GraphError } from '../errors.ts';
import type {
  GraphPort,
  GraphRow,
  GraphStatement,
  ReadOptions,
  SearchedLabel,
  SearchRequest,
  SearchResult,
  TextIndexSpec,
} from '../port.ts';
import { mergeHits, rank, readsTexts } from './rank.ts';

/** The maximum number of hits of a search, and of ranked candidates per label. */
export const SEARCH_DEPTH = 1_000;

/** The maximum number of words that an engine searches for; the rest are checked in its results. */
const MAX_WORDS = 8;

/** Makes the statement that finds candidates; `returnCandidates` says what its rows are. */
export type FindCandidates = (
  targets: readonly SearchedLabel[],
  words: readonly QueryWord[],
  params: Params,
) => GraphStatement | Promise<GraphStatement>;

/** The port's search, on an engine with its own way to find candidates. */
export async function search(
  graph: Pick<GraphPort, 'read'>,
  findCandidates: FindCandidates,
  { text, targets, limit, params = {} }: SearchRequest,
  options?: ReadOptions,
): Promise<SearchResult> {
  checkNames(targets);
  if (targets.length === 0 || limit <= 0) return { hits: [], cut: false };
  const found = await Promise.all(
    queryReadings(text).map(async (words) => {
      const candidates = await graph.read(await findCandidates(targets, longest(singleWords(words)), params), options);
      return { hits: rank(candidates, { text, words }, targets), cut: isFull(candidates) };
    }),
  );
  const hits = mergeHits(found.map((reading) => reading.hits));
  const max = Math.min(limit, SEARCH_DEPTH);
  return { hits: hits.slice(0, max), cut: hits.length > max || found.some(({ cut }) => cut) };
}

/** @throws {GraphError} QUERY_FAILED where a label or a key is no plain word. */
function checkNames(targets: readonly TextIndexSpec[]): void {
  const names = targets.flatMap(({ label, properties }) => [label, ...properties.map(({ key }) => key)]);
  const wrong = names.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (wrong !== undefined) throw new GraphError('QUERY_FAILED', `"${wrong}" cannot name a label or property`);
}

/** Whether a label returned the maximum number of candidates, so that more hits may exist. */
function isFull(candidates: readonly GraphRow[]): boolean {
  const counts = new Map<unknown, number>();
  for (const [, label] of candidates) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(0, ...counts.values()) >= SEARCH_DEPTH;
}

/** The longest words, which narrow a search most. */
function longest(words: readonly QueryWord[]): readonly QueryWord[] {
  return [...words].sort((a, b) => b.text.length - a.text.length).slice(0, MAX_WORDS);
}

/** The end of a candidate statement: returns the rows of node `n` for `rank`, those with the shortest first property first. */
export function returnCandidates({ label, properties }: TextIndexSpec, words: readonly QueryWord[]): string {
  const keys = properties.map(({ name, list, key }) => property('n', list && readsTexts(words) ? name : key));
  return (
    `WITH n, size(coalesce(${keys[0]}, '')) AS s, ${property('n', 'id')} AS id ORDER BY s, id LIMIT $depth ` +
    `RETURN id, ${literal(label)} AS label, [${keys.join(', ')}] AS texts`
  );
}
