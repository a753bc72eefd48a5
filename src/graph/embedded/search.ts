import { node, type ParamValue, property } from '../../cypher/index.ts';
import type { QueryWord } from '../../domain/index.ts';
import type { GraphStatement, TextIndexSpec } from '../port.ts';
import { isOfCountries } from '../search/rank.ts';
import { returnCandidates, SEARCH_DEPTH } from '../search/search.ts';
import type { WordsFound } from './engine.ts';

interface Candidates {
  readonly statement: GraphStatement;
  /** Whether it visits all nodes of a label with many. */
  readonly scans: boolean;
}

/**
 * Finds candidates by the ids that an index has, or else by scanning the keys of all nodes of the label, which takes a few
 * milliseconds per thousand nodes. The engine's own text index supports neither prefixes nor lists.
 */
export function embeddedCandidates(
  targets: readonly TextIndexSpec[],
  words: readonly QueryWord[],
  found: WordsFound = [],
): Candidates {
  const ids: Record<string, ParamValue> = {};
  const branches = targets.map((target, index) => {
    const own = isOfCountries(target) ? undefined : found[index];
    if (own) {
      ids[`ids${index}`] = own;
      const indexed = node('n', target.label, { id: 'i' });
      return `UNWIND $ids${index} AS i MATCH ${indexed} ${returnCandidates(target, words)}`;
    }
    const all = words.map((word, index) => `(${has(target, word, `w${index}`)})`).join(' AND ');
    const where = isOfCountries(target) ? '' : `WHERE ${all} `;
    return `MATCH ${node('n', target.label)} ${where}${returnCandidates(target, words)}`;
  });
  const params = words.flatMap(({ text, prefix }, index): (readonly [string, ParamValue])[] => [
    [`w${index}`, text],
    [`w${index}begun`, ` ${text}`],
    ...(prefix
      ? []
      : ([
          [`w${index}last`, ` ${text}\t`],
          [`w${index}whole`, ` ${text} `],
        ] as const)),
  ]);
  const text = branches.join(' UNION ALL ');
  return {
    statement: { text, params: { ...Object.fromEntries(params), ...ids, depth: BigInt(SEARCH_DEPTH) } },
    scans: !targets.every((target, index) => isOfCountries(target) || found[index]),
  };
}

function has({ properties }: TextIndexSpec, word: QueryWord, name: string): string {
  return properties
    .map(({ key, list }) => {
      const searched = property('n', key);
      return list ? `any(t IN ${searched} WHERE ${holds('t', word, name)})` : holds(searched, word, name);
    })
    .join(' OR ');
}

/** Checks for the letters first, which most keys lack, and then for the edges of a word. */
function holds(key: string, { prefix }: QueryWord, name: string): string {
  const edges = prefix
    ? `(' ' + ${key}) CONTAINS $${name}begun`
    : `((' ' + ${key} + ' ') CONTAINS $${name}whole OR (' ' + ${key}) CONTAINS $${name}last)`;
  return `(${key} CONTAINS $${name} AND ${edges})`;
}
