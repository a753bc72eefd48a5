import { node, type Params, type ParamValue, property, where } from '../../cypher/index.ts';
import type { QueryWord } from '../../domain/index.ts';
import type { GraphStatement, SearchedLabel, TextIndexSpec } from '../port.ts';
import { isOfCountries } from '../search/rank.ts';
import { returnCandidates, SEARCH_DEPTH } from '../search/search.ts';
import type { WordsFound } from './engine.ts';

interface Candidates {
  readonly statement: GraphStatement;
  /** Whether it visits all nodes of a label with many, or more of them than are ranked. */
  readonly scans: boolean;
}

/** What is known beside the words: the ids that an index has, and the parameters of the targets' conditions. */
interface Known {
  readonly found?: WordsFound;
  readonly params?: Params;
}

/**
 * Finds candidates by the ids that an index has, or else by scanning the keys of all nodes of the label, which takes a few
 * milliseconds per thousand nodes. The engine's own text index supports neither prefixes nor lists.
 */
export function embeddedCandidates(
  targets: readonly SearchedLabel[],
  words: readonly QueryWord[],
  { found = [], params: given = {} }: Known = {},
): Candidates {
  const ids: Record<string, ParamValue> = {};
  const branches = targets.map((target, index) => {
    const own = isOfCountries(target) ? undefined : found[index];
    const conditions = target.condition === undefined ? [] : [target.condition];
    const from = (match: string, more: readonly string[]): string =>
      [match, ...where([...more, ...conditions]), returnCandidates(target, words)].join(' ');
    if (own) {
      ids[`ids${index}`] = own;
      const indexed = node('n', target.label, { id: 'i' });
      return from(`UNWIND $ids${index} AS i MATCH ${indexed}`, []);
    }
    const all = words.map((word, index) => `(${has(target, word, `w${index}`)})`);
    return from(`MATCH ${node('n', target.label)}`, isOfCountries(target) ? [] : all);
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
    statement: { text, params: { ...given, ...Object.fromEntries(params), ...ids, depth: BigInt(SEARCH_DEPTH) } },
    scans: !targets.every(
      (target, index) => isOfCountries(target) || (found[index]?.length ?? Infinity) <= SEARCH_DEPTH,
    ),
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
