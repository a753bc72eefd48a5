import { incoming, node, outgoing, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphRow, GraphStatement } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import type { Noted } from '../marks/tally.ts';
import type { StatedValue } from '../projection/source-statement.ts';
import { RUN_PROPERTY, type SourceRun } from '../statements/stored-statements.ts';
import { LIST_NAMES, valuesIn } from '../statements/value-lists.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { rowSources } from './withdraw-sources.ts';
import { WITHDRAWAL_TIMEOUT_MS, WITHDRAWN_AT_ONCE } from './withdrawal.ts';

/** A statement that an earlier run of an import wrote, and this run did not. */
export interface StaleStatement {
  readonly id: string;
  readonly subject: string;
  readonly values: readonly StatedValue[];
  /** The row of the file that made it. */
  readonly row: number;
}

/** Reads some stale statements of a source; once there are none, some of the sources that its rows named. */
export async function someStale(graph: GraphPort, model: Model, by: SourceRun): Promise<readonly StaleStatement[]> {
  const [own, ofRows] = staleReads(model, by, WITHDRAWN_AT_ONCE);
  const read = async (one: GraphStatement) => staleOf(await graph.read(one, { timeoutMs: WITHDRAWAL_TIMEOUT_MS }));
  const found = await read(own);
  return found.length > 0 ? found : read(ofRows);
}

/** Reads all stale statements of a source and of the sources that its rows named. */
export async function allStale(graph: GraphPort, model: Model, by: SourceRun): Promise<readonly StaleStatement[]> {
  const reads = staleReads(model, by, undefined);
  return (await Promise.all(reads.map((read) => graph.read(read, { timeoutMs: WITHDRAWAL_TIMEOUT_MS })))).flatMap(
    staleOf,
  );
}

const staleOf = (rows: readonly GraphRow[]): readonly StaleStatement[] =>
  rows.map(([id, subject, row, ...lists]) => ({
    id: String(id),
    subject: String(subject),
    values: valuesIn(lists),
    row: Number(row ?? 0),
  }));

/** The reads for the source itself, and for the sources that its rows named. */
function staleReads(
  model: Model,
  { source, run }: SourceRun,
  limit: number | undefined,
): readonly [GraphStatement, GraphStatement] {
  const statement = nodeType(model, 'Statement');
  const from = relationOf(statement, 'source');
  const { label } = nodeType(model, from.target);
  const rest =
    `${incoming(from.relationship)}${node('t', statement.label)} ` +
    `WHERE coalesce(${property('t', RUN_PROPERTY)}, 0) <> $run WITH t ${limit === undefined ? '' : 'LIMIT $limit '}` +
    `MATCH (t)${outgoing(relationOf(statement, 'subject').relationship)}(s) ` +
    `RETURN ${property('t', 'id')}, ${property('s', 'id')}, ${properties('t', ['locator', ...LIST_NAMES])}`;
  const params = { source, run: BigInt(run), ...(limit === undefined ? {} : { limit: BigInt(limit) }) };
  return [
    { text: `MATCH ${node('o', label, { id: '$source' })}${rest}`, params },
    { text: `${rowSources(model)}MATCH (o)${rest}`, params },
  ];
}

/** A note for the report that a statement is withdrawn. */
export const withdrawnNote = (model: Model, { subject, values, row }: StaleStatement): Noted => ({
  of: 'withdrawn',
  reason: `${typeOfId(model, subject).name.toLowerCase()}: ${values.map(({ property }) => property).join(', ')}`,
  example: [row, subject],
});
