import { assignments, batched, incoming, node, outgoing, properties, property } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort, GraphRow, GraphStatement } from '../../graph/index.ts';
import { isFact, type Model, type NodeType, nodeType, relationOf } from '../../model/index.ts';
import { conflictWrites } from '../conflicts/conflict-writes.ts';
import { findConflicts, type Statement } from '../conflicts/conflicts.ts';
import { ownRelations } from '../entries/entry-schema.ts';
import type { Noted } from '../marks/tally.ts';
import { isOfRow } from '../statements/row-statement.ts';
import { OF_IMPORT_PROPERTY, RUN_PROPERTY, type SourceRun, storedStatements } from '../statements/stored-statements.ts';
import { storedType, typeOfId } from '../stored/graph-node.ts';
import { unstatedNotes } from './unstated.ts';

/** Statements that one transaction takes back at most. */
const AT_ONCE = 5_000;

/** All statements of a source are looked through, which may be millions. */
const TIMEOUT_MS = 600_000;

/** On a fact, the source that a statement was taken from. It is no property of the model: no question shows it. */
const LEFT_PROPERTY = 'importLeft';

/** What takes back a part of what a source no longer says, and how much that is. */
export interface Withdrawal {
  readonly writes: readonly GraphStatement[];
  readonly statements: number;
  readonly facts: number;
  readonly noted: readonly Noted[];
}

/** A statement that a file made when it was read before. */
export interface StaleStatement {
  readonly id: string;
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  /** Where in the file it stood. */
  readonly row: number;
}

/**
 * Takes back what a file said when it was read before and says no longer, part by part: the statements that this run
 * did not write, and the conflicts that come of them. The next part is to be asked for when one is written.
 */
export async function nextWithdrawal(
  graph: GraphPort,
  model: Model,
  { source, run }: SourceRun,
): Promise<Withdrawal | undefined> {
  const stale = await someStale(graph, model, { source, run });
  if (stale.length === 0) return undefined;
  const ids = new Set(stale.map(({ id }) => id));
  const subjects = [...new Set(stale.map(({ subject }) => subject))];
  const stated = (await storedStatements(graph, model, subjects)).filter(({ id }) => !ids.has(id));
  const gone = notMadeAgain(stale, stated, source);
  return {
    writes: [
      ...batched(`MATCH ${node('t', nodeType(model, 'Statement').label, { id: 'r' })} DETACH DELETE t`, [...ids]),
      ...conflictWrites(model, subjects, findConflicts(model, stated)),
      ...leftWrites(model, subjects, source),
    ],
    statements: gone.length,
    facts: 0,
    noted: [
      ...gone.map((one) => withdrawnNote(model, one)),
      ...(await unstatedNotes(graph, model, { gone, remaining: stated })),
    ],
  };
}

/** Statements of a graph of an earlier version have ids of their rows: what the file states anew is not withdrawn. */
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

/** Marks facts that a statement was taken from: when all rows are read, they may have none. */
function leftWrites(model: Model, subjects: readonly string[], source: string): readonly GraphStatement[] {
  const facts = [...groupBy(subjects, (id) => typeOfId(model, id))].filter(([type]) => isFact(type));
  return facts.flatMap(([type, ids]) =>
    batched(
      `MATCH ${node('n', type.label, { id: 'r' })} SET ${assignments('n', { [LEFT_PROPERTY]: '$source' })}`,
      ids,
      {
        text: '',
        params: { source },
      },
    ),
  );
}

/**
 * Deletes the facts, of those that a statement of the source was taken from, that nobody states any more, part by part.
 * The next part is to be asked for when one is written.
 */
export async function nextDeletion(graph: GraphPort, model: Model, source: string): Promise<Withdrawal | undefined> {
  for (const type of [...model.nodes.values()].filter(isFact)) {
    const text = `${leftFacts(type)} LIMIT $limit`;
    const rows = await graph.read({ text, params: { source, limit: BigInt(AT_ONCE) } }, { timeoutMs: TIMEOUT_MS });
    if (rows.length === 0) continue;
    const ids = rows.map(([id]) => String(id));
    const stated = new Set((await storedStatements(graph, model, ids)).map(({ subject }) => subject));
    const unstated = ids.filter((id) => !stated.has(id));
    return {
      writes: [
        ...batched(`MATCH ${node('n', type.label, { id: 'r' })} REMOVE ${property('n', LEFT_PROPERTY)}`, [...stated]),
        ...conflictWrites(model, unstated, []),
        ...deletions(model, type, unstated),
      ],
      statements: 0,
      facts: unstated.length,
      noted: unstated.map((id) => deletedNote(model, id)),
    };
  }
  return undefined;
}

/** A part of the statements of a source, or else of those that its rows named, which this run did not write. */
async function someStale(graph: GraphPort, model: Model, by: SourceRun): Promise<readonly StaleStatement[]> {
  const [own, ofRows] = staleReads(model, by, AT_ONCE);
  const read = async (one: GraphStatement) => staleOf(await graph.read(one, { timeoutMs: TIMEOUT_MS }));
  const found = await read(own);
  return found.length > 0 ? found : read(ofRows);
}

/** All of them. */
export async function allStale(graph: GraphPort, model: Model, by: SourceRun): Promise<readonly StaleStatement[]> {
  const reads = staleReads(model, by, undefined);
  return (await Promise.all(reads.map((read) => graph.read(read, { timeoutMs: TIMEOUT_MS })))).flatMap(staleOf);
}

const staleOf = (rows: readonly GraphRow[]): readonly StaleStatement[] =>
  rows.map(([id, subject, property, row, value]) => ({
    id: String(id),
    subject: String(subject),
    property: String(property),
    row: Number(row ?? 0),
    value: String(value),
  }));

/** Of the source itself, and of those that its rows named. */
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

/** Finds the facts of a type that a statement of the source was taken from. */
const leftFacts = ({ label }: NodeType): string =>
  `MATCH ${node('n', label)} WHERE ${property('n', LEFT_PROPERTY)} = $source RETURN ${property('n', 'id')}`;

/** The facts that a statement of the source was taken from, which an import that was ended may have left. */
export async function markedFacts(graph: GraphPort, model: Model, source: string): Promise<readonly string[]> {
  const reads = [...model.nodes.values()].filter(isFact).map((type) => ({
    text: leftFacts(type),
    params: { source },
  }));
  const rows = await Promise.all(reads.map((read) => graph.read(read, { timeoutMs: TIMEOUT_MS })));
  return rows.flat().map(([id]) => String(id));
}

export const withdrawnNote = (model: Model, { subject, property, row }: StaleStatement): Noted => ({
  of: 'withdrawn',
  reason: `${typeOfId(model, subject).name.toLowerCase()}: ${property}`,
  example: [row, subject],
});

export const deletedNote = (model: Model, id: string): Noted => ({
  of: 'deleted',
  reason: typeOfId(model, id).name.toLowerCase(),
  example: [0, id],
});

/** Finds the sources that rows of the import named. */
function rowSources(model: Model): string {
  const source = nodeType(model, 'Source');
  return (
    `MATCH ${node('', source.label, { id: '$source' })}${incoming(relationOf(source, 'partOf').relationship)}` +
    `${node('o', source.label)} WHERE ${property('o', OF_IMPORT_PROPERTY)} = $source WITH o `
  );
}

/** Deletes the sources that rows named, of which nothing is left, part by part. */
export async function nextSources(graph: GraphPort, model: Model, source: string): Promise<Withdrawal | undefined> {
  const { label } = nodeType(model, 'Source');
  const statement = nodeType(model, 'Statement');
  const said = (field: string): string =>
    `CALL (o) { MATCH (o)${incoming(relationOf(statement, field).relationship)}${node('t', statement.label)} RETURN count(t) AS ${field}s } `;
  const text =
    `${rowSources(model)}${said('source')}${said('subject')}WITH o, sources, subjects WHERE sources + subjects = 0 ` +
    `RETURN ${property('o', 'id')} LIMIT $limit`;
  const params = { source, limit: BigInt(AT_ONCE) };
  const rows = await graph.read({ text, params }, { timeoutMs: TIMEOUT_MS });
  if (rows.length === 0) return undefined;
  const ids = rows.map(([id]) => String(id));
  const writes = batched(`MATCH ${node('o', label, { id: 'r' })} DETACH DELETE o`, ids);
  return { writes, statements: 0, facts: 0, noted: [] };
}

/** Deletes facts with the parts they own. */
function deletions(model: Model, type: NodeType, ids: readonly string[]): readonly GraphStatement[] {
  const parts = ownRelations(type).filter(({ target }) => model.parts.has(target));
  return [
    ...parts.flatMap(({ relationship, target }) =>
      batched(
        `MATCH ${node('', type.label, { id: 'r' })}${outgoing(relationship)}${node('p', storedType(model, target).label)} DETACH DELETE p`,
        ids,
      ),
    ),
    ...batched(`MATCH ${node('n', type.label, { id: 'r' })} DETACH DELETE n`, ids),
  ];
}
