import { literal, node, type Params, properties as propertyList, quote, where } from '../../cypher/index.ts';
import type { QueryWord } from '../../domain/index.ts';
import type { GraphStatement, SearchedLabel, TextIndexSpec } from '../port.ts';
import { isOfCountries } from '../search/rank.ts';
import { returnCandidates, SEARCH_DEPTH } from '../search/search.ts';

/** The maximum number of nodes from the index, those with exact words first, from which the best are chosen. */
const MAX_FOUND = 10_000;

/** The maximum length of a queried word; the index splits words of more than 255 characters. Longer ones are cut to a prefix. */
const MAX_WORD = 200;

/** Keys contain folded words separated by spaces. */
const SETTINGS = "{indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}";

/** Finds candidates in the full-text index of each label. */
export function neo4jCandidates(
  targets: readonly SearchedLabel[],
  words: readonly QueryWord[],
  params: Params = {},
): GraphStatement {
  const branches = targets.map((target) => `${found(target)} ${returnCandidates(target, words)}`);
  const query = words.map((word) => `+(${queryOf(word)})`).join(' ');
  return {
    text: branches.join(' UNION ALL '),
    params: { ...params, query, found: BigInt(MAX_FOUND), depth: BigInt(SEARCH_DEPTH) },
  };
}

/**
 * All countries are candidates: their names have spellings that share no word. Where there is a condition, all that the index has
 * are asked for it: those that meet it may be the last ones.
 */
function found(target: SearchedLabel): string {
  const { label, condition } = target;
  const conditions = condition === undefined ? [] : [condition];
  const limit = condition === undefined ? ', {limit: $found}' : '';
  const nodes = isOfCountries(target)
    ? `MATCH ${node('n', label)}`
    : `CALL db.index.fulltext.queryNodes(${literal(textIndexName(target))}, $query${limit}) YIELD node AS n`;
  return [nodes, ...where(conditions)].join(' ');
}

/**
 * One word in the index's query language. Folded words are lower case without special characters, so nothing needs escaping.
 * A prefix match adds no rank, so the word itself is added to rank exact matches first.
 */
function queryOf({ text, prefix }: QueryWord): string {
  if (text.length > MAX_WORD) return `${text.slice(0, MAX_WORD)}*`;
  return prefix ? `${text} ${text}*` : text;
}

/** Lists the existing full-text indexes. Its rows are `[name, properties]`. */
export const SHOW_TEXT_INDEXES = 'SHOW FULLTEXT INDEXES YIELD name, properties RETURN name, properties';

/** The statements that create a label's full-text index, or replace one with other properties; `existing` is keyed by name. */
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
