import { incoming, node, outgoing, property } from '../../cypher/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { isActor, isFact, type Model, type NodeType, nodeType, relationOf } from '../../model/index.ts';
import { OF_IMPORT_PROPERTY, readAll, returned, type StoredStatement } from '../statements/read-statements.ts';
import { RUNS_PROPERTY } from '../statements/statement.ts';

/** Readings of a source's files whose statements are withdrawn, where no other reading makes them. */
export interface Replaced {
  readonly source: string;
  readonly runs: readonly number[];
}

/** Where a search for stale statements goes on: a type of subjects, and the last statement. */
export interface StalePlace {
  readonly type: number;
  readonly after: string;
}

export const FIRST_PLACE: StalePlace = { type: 0, after: '' };

/** How long finding statements may take, in milliseconds: longer than a request may. */
export const STALE_TIMEOUT_MS = 300_000;

/** The types of subjects: facts before actors, which other facts may need. */
export const subjectTypes = (model: Model): readonly NodeType[] => {
  const types = [...model.nodes.values()];
  return [...types.filter(isFact), ...types.filter(isActor), nodeType(model, 'Source')];
};

/**
 * Reads statements about subjects of one type that replaced readings make, in the order of their ids.
 * @param limit - the most to read; all if undefined
 */
export async function staleStatements(
  graph: GraphPort,
  model: Model,
  { source, runs }: Replaced,
  { type, after }: StalePlace,
  limit?: number,
): Promise<readonly StoredStatement[]> {
  const subject = subjectTypes(model)[type];
  if (!subject) return [];
  const statement = nodeType(model, 'Statement');
  const from = relationOf(statement, 'source').relationship;
  const about = relationOf(statement, 'subject').relationship;
  const rest =
    `MATCH (o)${incoming(from)}${node('t', statement.label)} MATCH (t)${outgoing(about)}${node('s', subject.label)} ` +
    `WHERE ${property('t', 'id')} > $after AND any(x IN coalesce(${property('t', RUNS_PROPERTY)}, ['0']) WHERE x IN $runs) ` +
    `RETURN ${returned('s')} ORDER BY ${property('t', 'id')}${limit === undefined ? '' : ' LIMIT $limit'}`;
  const params = { source, after, runs: runs.map(String), ...(limit === undefined ? {} : { limit: BigInt(limit) }) };
  const label = nodeType(model, 'Source').label;
  const own = `MATCH ${node('o', label, { id: '$source' })} WITH o ${rest}`;
  const found = await readAll(graph, [{ text: own, params }], { timeoutMs: STALE_TIMEOUT_MS });
  const named = await readAll(graph, [{ text: `${rowSources(model)}${rest}`, params }], {
    timeoutMs: STALE_TIMEOUT_MS,
  });
  return [...found, ...named].toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** The clauses that bind `o` to each source that rows of the import `$source` named. */
export function rowSources(model: Model): string {
  const source = nodeType(model, 'Source');
  return (
    `MATCH ${node('', source.label, { id: '$source' })}${incoming(relationOf(source, 'partOf').relationship)}` +
    `${node('o', source.label)} WHERE ${property('o', OF_IMPORT_PROPERTY)} = $source WITH o `
  );
}
