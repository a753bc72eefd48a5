import { batched, incoming, node, property } from '../../cypher/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import { OF_IMPORT_PROPERTY } from '../statements/stored-statements.ts';
import { WITHDRAWAL_TIMEOUT_MS, WITHDRAWN_AT_ONCE, type Withdrawal } from './withdrawal.ts';

/** The clauses that bind `o` to each source that rows of the import `$source` named. */
export function rowSources(model: Model): string {
  const source = nodeType(model, 'Source');
  return (
    `MATCH ${node('', source.label, { id: '$source' })}${incoming(relationOf(source, 'partOf').relationship)}` +
    `${node('o', source.label)} WHERE ${property('o', OF_IMPORT_PROPERTY)} = $source WITH o `
  );
}

/** Deletes sources that rows named and that no statement is left of, nor on. One part at a time, as statements are. */
export async function nextSources(graph: GraphPort, model: Model, source: string): Promise<Withdrawal | undefined> {
  const { label } = nodeType(model, 'Source');
  const statement = nodeType(model, 'Statement');
  const said = (field: string): string =>
    `CALL (o) { MATCH (o)${incoming(relationOf(statement, field).relationship)}${node('t', statement.label)} RETURN count(t) AS ${field}s } `;
  const text =
    `${rowSources(model)}${said('source')}${said('subject')}WITH o, sources, subjects WHERE sources + subjects = 0 ` +
    `RETURN ${property('o', 'id')} LIMIT $limit`;
  const params = { source, limit: BigInt(WITHDRAWN_AT_ONCE) };
  const rows = await graph.read({ text, params }, { timeoutMs: WITHDRAWAL_TIMEOUT_MS });
  if (rows.length === 0) return undefined;
  const ids = rows.map(([id]) => String(id));
  const writes = batched(`MATCH ${node('o', label, { id: 'r' })} DETACH DELETE o`, ids);
  return { writes, statements: 0, facts: 0, noted: [] };
}
