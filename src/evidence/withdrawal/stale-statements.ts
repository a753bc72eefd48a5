import { incoming, node, outgoing, properties, property } from '../../cypher/index.ts';
import type { GraphPort, GraphRow, GraphStatement } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import type { Statement } from '../conflicts/conflicts.ts';
import type { Noted } from '../marks/tally.ts';
import { isOfRow } from '../statements/row-statement.ts';
import { RUN_PROPERTY, type SourceRun } from '../statements/stored-statements.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { rowSources } from './withdraw-sources.ts';
import { WITHDRAWAL_TIMEOUT_MS, WITHDRAWN_AT_ONCE } from './withdrawal.ts';

/** A statement that an earlier run of an import wrote, and this run did not. */
export interface StaleStatement {
  readonly id: string;
  readonly subject: string;
  readonly property: string;
  readonly value: string;
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
  rows.map(([id, subject, property, row, value]) => ({
    id: String(id),
    subject: String(subject),
    property: String(property),
    row: Number(row ?? 0),
    value: String(value),
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
    `RETURN ${property('t', 'id')}, ${property('s', 'id')}, ${properties('t', ['property', 'locator', 'value'])}`;
  const params = { source, run: BigInt(run), ...(limit === undefined ? {} : { limit: BigInt(limit) }) };
  return [
    { text: `MATCH ${node('o', label, { id: '$source' })}${rest}`, params },
    { text: `${rowSources(model)}MATCH (o)${rest}`, params },
  ];
}

/**
 * Drops those that the file states again under another id: an earlier version made the ids of statements from their
 * rows, and what it wrote is replaced, not withdrawn.
 */
export function notMadeAgain(
  stale: readonly StaleStatement[],
  stated: readonly Statement[],
  source: string,
): readonly StaleStatement[] {
  const madeNow = stated.filter((one) => one.file === source && !isOfRow(one.id, one.row ?? 0, source));
  const made = new Set(madeNow.map(({ subject, property }) => `${subject} ${property}`));
  return stale.filter(
    ({ id, row, subject, property }) => !(isOfRow(id, row, source) && made.has(`${subject} ${property}`)),
  );
}

/** A note for the report that a statement is withdrawn. */
export const withdrawnNote = (model: Model, { subject, property, row }: StaleStatement): Noted => ({
  of: 'withdrawn',
  reason: `${typeOfId(model, subject).name.toLowerCase()}: ${property}`,
  example: [row, subject],
});
