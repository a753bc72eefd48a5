import { literal, node, properties as propertyList, quote } from '../../cypher/index.ts';
import type { GraphStatement, TextIndexSpec } from '../port.ts';
import { returnCandidates, SEARCH_DEPTH, type SearchWord } from '../search/search.ts';

/** How many nodes the index gives at most, those with the exact words first, for the best of them to be chosen. */
const FOUND = 10_000;

/** Characters of a word that the index is asked for: of longer ones than 255 it has only pieces, this one as a beginning. */
const LONGEST = 200;

/** The words of a key are folded already, and parted by spaces. */
const SETTINGS = "{indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}";

/** Asks the full-text index of each label. The query it is given has the words of the search, nothing else. */
export function neo4jCandidates(targets: readonly TextIndexSpec[], words: readonly SearchWord[]): GraphStatement {
  const branches = targets.map(
    (target) =>
      `CALL db.index.fulltext.queryNodes(${literal(textIndexName(target))}, $query, {limit: $found}) YIELD node AS n ` +
      returnCandidates(target),
  );
  const query = words.map((word) => `+(${queried(word)})`).join(' ');
  return {
    text: branches.join(' UNION ALL '),
    params: { query, found: BigInt(FOUND), depth: BigInt(SEARCH_DEPTH) },
  };
}

/**
 * Folded words are in small letters and have no character of the query language: no `AND`, nothing to escape. What only
 * begins so counts the same wherever it is, so that the word itself stands beside it.
 */
function queried({ text, prefix }: SearchWord): string {
  if (text.length > LONGEST) return `${text.slice(0, LONGEST)}*`;
  return prefix ? `${text} ${text}*` : text;
}

/** Asks for the full-text indexes that there are: rows of name and properties. */
export const SHOW_TEXT_INDEXES = 'SHOW FULLTEXT INDEXES YIELD name, properties RETURN name, properties';

/** The Cypher that makes a label's full-text index, in place of one over other properties; `existing` are by name. */
export function textIndexTexts(
  spec: TextIndexSpec,
  existing: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const name = textIndexName(spec);
  const properties = spec.properties.map(({ key }) => key);
  const each = propertyList('n', properties);
  const create = `CREATE FULLTEXT INDEX ${quote(name)} IF NOT EXISTS FOR ${node('n', spec.label)} ON EACH [${each}] OPTIONS ${SETTINGS}`;
  const old = existing.get(name);
  const isOther = old !== undefined && old.join() !== properties.join();
  return isOther ? [`DROP INDEX ${quote(name)} IF EXISTS`, create] : [create];
}

const textIndexName = ({ label }: TextIndexSpec): string => `${label}_text`;
