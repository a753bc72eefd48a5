import type { GraphPort, GraphRow, GraphStatement } from '../../graph/port.ts';
import { isFact, nodeType, relationOf } from '../../model/lookup.ts';
import type { Model, NodeType } from '../../model/types.ts';
import { conflictWrites } from '../conflict-writes.ts';
import { findConflicts } from '../conflicts.ts';
import { ownRelations } from '../entry-schema.ts';
import { storedType, typeOfId } from '../graph-node.ts';
import { groupBy } from '../group-by.ts';
import { RUN_PROPERTY, type SourceRun, storedValues } from '../stated-values.ts';
import { batched } from '../writes.ts';

/** Statements that one transaction takes back at most. */
const AT_ONCE = 5_000;

/** All statements of a source are looked through, which may be millions. */
const TIMEOUT_MS = 600_000;

/** On a fact that a statement was taken from. It is no property of the model: no question shows it. */
const LEFT_PROPERTY = 'importLeft';

/** What takes back a part of what a source no longer says, and how much that is. */
export interface Withdrawal {
  readonly writes: readonly GraphStatement[];
  readonly statements: number;
  readonly facts: number;
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
  const stale = await staleStatements(graph, model, { source, run });
  if (stale.length === 0) return undefined;
  const ids = new Set(stale.map(([id]) => String(id)));
  const subjects = [...new Set(stale.map(([, subject]) => String(subject)))];
  const stated = (await storedValues(graph, model, subjects)).filter(({ id }) => !ids.has(id));
  return {
    writes: [
      ...batched(`MATCH (t:\`${nodeType(model, 'Statement').label}\` {\`id\`: r}) DETACH DELETE t`, [...ids]),
      ...conflictWrites(model, subjects, findConflicts(model, stated)),
      ...leftWrites(model, subjects),
    ],
    statements: ids.size,
    facts: 0,
  };
}

/** Marks facts that a statement was taken from: when all rows are read, they may have none. */
export function leftWrites(model: Model, subjects: readonly string[]): readonly GraphStatement[] {
  const facts = [...groupBy(subjects, (id) => typeOfId(model, id))].filter(([type]) => isFact(type));
  return facts.flatMap(([type, ids]) =>
    batched(`MATCH (n:\`${type.label}\` {\`id\`: r}) SET n.\`${LEFT_PROPERTY}\` = true`, ids),
  );
}

/**
 * Deletes the facts, of those that a statement was taken from, that nobody states any more, part by part. The next part
 * is to be asked for when one is written.
 */
export async function nextDeletion(graph: GraphPort, model: Model): Promise<Withdrawal | undefined> {
  for (const type of [...model.nodes.values()].filter(isFact)) {
    const text = `MATCH (n:\`${type.label}\`) WHERE n.\`${LEFT_PROPERTY}\` = true RETURN n.\`id\` LIMIT $limit`;
    const rows = await graph.read({ text, params: { limit: BigInt(AT_ONCE) } }, { timeoutMs: TIMEOUT_MS });
    if (rows.length === 0) continue;
    const ids = rows.map(([id]) => String(id));
    const stated = new Set((await storedValues(graph, model, ids)).map(({ subject }) => subject));
    const unstated = ids.filter((id) => !stated.has(id));
    return {
      writes: [
        ...batched(`MATCH (n:\`${type.label}\` {\`id\`: r}) REMOVE n.\`${LEFT_PROPERTY}\``, [...stated]),
        ...conflictWrites(model, unstated, []),
        ...deletions(model, type, unstated),
      ],
      statements: 0,
      facts: unstated.length,
    };
  }
  return undefined;
}

/** Statements of a source, or else of those that its rows named, which this run did not write. */
async function staleStatements(
  graph: GraphPort,
  model: Model,
  { source, run }: SourceRun,
): Promise<readonly GraphRow[]> {
  const statement = nodeType(model, 'Statement');
  const from = relationOf(statement, 'source');
  const label = `\`${nodeType(model, from.target).label}\``;
  const partOf = relationOf(nodeType(model, from.target), 'partOf').relationship;
  const rest =
    `<-[:\`${from.relationship}\`]-(t:\`${statement.label}\`) ` +
    `WHERE coalesce(t.\`${RUN_PROPERTY}\`, 0) <> $run WITH t LIMIT $limit ` +
    `MATCH (t)-[:\`${relationOf(statement, 'subject').relationship}\`]->(s) RETURN t.\`id\`, s.\`id\``;
  const params = { source, run: BigInt(run), limit: BigInt(AT_ONCE) };
  const read = (start: string) => graph.read({ text: `${start}${rest}`, params }, { timeoutMs: TIMEOUT_MS });
  const own = await read(`MATCH (o:${label} {\`id\`: $source})`);
  if (own.length > 0) return own;
  return read(`MATCH (:${label} {\`id\`: $source})<-[:\`${partOf}\`]-(o:${label}) MATCH (o)`);
}

/** Deletes the sources that rows named, of which nothing is left, part by part. */
export async function nextSources(graph: GraphPort, model: Model, source: string): Promise<Withdrawal | undefined> {
  const { label } = nodeType(model, 'Source');
  const statement = nodeType(model, 'Statement');
  const { relationship: partOf } = relationOf(nodeType(model, 'Source'), 'partOf');
  const said = (field: string): string =>
    `CALL (o) { MATCH (o)<-[:\`${relationOf(statement, field).relationship}\`]-(t:\`${statement.label}\`) RETURN count(t) AS ${field}s } `;
  const text =
    `MATCH (:\`${label}\` {\`id\`: $source})<-[:\`${partOf}\`]-(o:\`${label}\`) ` +
    `${said('source')}${said('subject')}WITH o, sources, subjects WHERE sources + subjects = 0 ` +
    'RETURN o.`id` LIMIT $limit';
  const params = { source, limit: BigInt(AT_ONCE) };
  const rows = await graph.read({ text, params }, { timeoutMs: TIMEOUT_MS });
  if (rows.length === 0) return undefined;
  const ids = rows.map(([id]) => String(id));
  return { writes: batched(`MATCH (o:\`${label}\` {\`id\`: r}) DETACH DELETE o`, ids), statements: 0, facts: 0 };
}

/** Deletes facts with the parts they own. */
function deletions(model: Model, type: NodeType, ids: readonly string[]): readonly GraphStatement[] {
  const parts = ownRelations(type).filter(({ target }) => model.parts.has(target));
  return [
    ...parts.flatMap(({ relationship, target }) =>
      batched(
        `MATCH (:\`${type.label}\` {\`id\`: r})-[:\`${relationship}\`]->(p:\`${storedType(model, target).label}\`) DETACH DELETE p`,
        ids,
      ),
    ),
    ...batched(`MATCH (n:\`${type.label}\` {\`id\`: r}) DETACH DELETE n`, ids),
  ];
}
