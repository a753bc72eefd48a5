import { quoted } from './indexes.ts';
import type { GraphStatement, TextIndexSpec } from './port.ts';
import { returnCandidates, SEARCH_DEPTH } from './search.ts';
import { type SearchWord, textPattern } from './word-pattern.ts';

/**
 * Looks through all nodes of the labels. The engine's own text index knows neither accents nor prefixes nor lists;
 * this needs no index, no memory and no upkeep, and takes up to a millisecond for a thousand nodes.
 */
export function embeddedCandidates(targets: readonly TextIndexSpec[], words: readonly SearchWord[]): GraphStatement {
  const branches = targets.map((target) => {
    const all = words.map((_, index) => `(${has(target, `$w${index}`)})`).join(' AND ');
    return `MATCH (n:${quoted(target.label)}) WHERE ${all} ${returnCandidates(target, quoted)}`;
  });
  const patterns = Object.fromEntries(words.map((word, index) => [`w${index}`, textPattern(word)]));
  return { text: branches.join(' UNION ALL '), params: { ...patterns, depth: BigInt(SEARCH_DEPTH) } };
}

function has({ properties }: TextIndexSpec, pattern: string): string {
  return properties
    .map(({ name, list }) => {
      const property = `n.${quoted(name)}`;
      return list ? `any(t IN ${property} WHERE t =~ ${pattern})` : `${property} =~ ${pattern}`;
    })
    .join(' OR ');
}
