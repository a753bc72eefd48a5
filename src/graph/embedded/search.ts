import { node, type ParamValue, property } from '../../cypher/index.ts';
import type { QueryWord } from '../../domain/index.ts';
import type { GraphStatement, TextIndexSpec } from '../port.ts';
import { isOfCountries } from '../search/rank.ts';
import { returnCandidates, SEARCH_DEPTH } from '../search/search.ts';

/**
 * Finds candidates by scanning the keys of all nodes of the labels, which takes a few milliseconds per thousand nodes. The
 * engine's own text index supports neither prefixes nor lists.
 */
export function embeddedCandidates(targets: readonly TextIndexSpec[], words: readonly QueryWord[]): GraphStatement {
  const branches = targets.map((target) => {
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
  return {
    text: branches.join(' UNION ALL '),
    params: { ...Object.fromEntries(params), depth: BigInt(SEARCH_DEPTH) },
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
