import { batched, incoming, node, property } from '../../cypher/index.ts';
import type { GraphPort, GraphStatement } from '../../graph/index.ts';
import { type Model, nodeType, relationOf } from '../../model/index.ts';
import { type ChangeContext, type PlannedChange, planChange } from '../change/change.ts';
import type { Noted } from '../marks/tally.ts';
import type { StoredStatement } from '../statements/read-statements.ts';
import { placeOf, type Statement } from '../statements/statement.ts';
import { typeOfId } from '../stored/graph-node.ts';
import { namedByOthers } from './named-by-others.ts';
import {
  type Replaced,
  rowSources,
  STALE_TIMEOUT_MS,
  type StalePlace,
  staleStatements,
  subjectTypes,
} from './stale.ts';

import { vanished } from './vanished.ts';

/** The most statements that one transaction takes away. */
const WITHDRAWN_AT_ONCE = 1000;

/** A part of a withdrawal, ready to be written. */
export interface Withdrawal {
  readonly writes: readonly GraphStatement[];
  readonly statements: number;
  /** The facts and actors that nobody states anymore. */
  readonly facts: number;
  readonly noted: readonly Noted[];
  /** Where the next part begins. */
  readonly next: StalePlace;
}

/**
 * Takes away statements that replaced readings of a source made and no other does, and settles what they were about. One part
 * at a time: write it, then ask for the next, until there is none.
 */
export async function nextWithdrawal(
  graph: GraphPort,
  context: ChangeContext,
  replaced: Replaced,
  place: StalePlace,
): Promise<Withdrawal | undefined> {
  const { model } = context;
  for (let at = place; at.type < subjectTypes(model).length; at = { type: at.type + 1, after: '' }) {
    const stale = await staleStatements(graph, model, replaced, at, WITHDRAWN_AT_ONCE);
    const last = stale.at(-1);
    if (last) return { ...(await withdrawalOf(graph, context, replaced, stale)), next: { ...at, after: last.id } };
  }
  return undefined;
}

async function withdrawalOf(
  graph: GraphPort,
  context: ChangeContext,
  { runs }: Replaced,
  stale: readonly StoredStatement[],
): Promise<Omit<Withdrawal, 'next'>> {
  const { model } = context;
  const left = stale.map((one): StoredStatement => {
    const readings = one.readings.filter(({ run }) => !runs.includes(run));
    return readings.length === 0 ? { ...one, readings } : { ...one, readings, locator: placeOf(readings) };
  });
  const [alone, shared] = [left.filter(isUnmade), left.filter((one) => !isUnmade(one))];
  const { change, gone, held } = await plannedWithdrawal(graph, context, { stale: alone, reread: shared });
  const deleted = vanished(change);
  return {
    writes: change.writes,
    statements: gone.length,
    facts: deleted.length,
    noted: [
      ...gone.map((one) => withdrawnNote(model, one)),
      ...deleted.map((id) => deletedNote(model, id)),
      ...held.map((id) => heldNote(model, id)),
    ],
  };
}

/** Whether no reading is left that makes a statement. */
const isUnmade = ({ readings }: StoredStatement): boolean => readings.length === 0;

/** What is to be taken away. */
interface WithdrawnStatements {
  readonly stale: readonly StoredStatement[];
  /** Statements that other readings still make. */
  readonly reread?: readonly StoredStatement[];
  /** Statements that come at the same time. */
  readonly added?: readonly Statement[];
}

/** A withdrawal of statements, as far as it can be done. */
interface PlannedWithdrawal {
  readonly change: PlannedChange;
  readonly gone: readonly StoredStatement[];
  /** Actors that keep their statements. */
  readonly held: readonly string[];
}

/**
 * Plans to take statements away. Actors that other facts or statements name keep theirs.
 */
export async function plannedWithdrawal(
  graph: GraphPort,
  context: ChangeContext,
  { stale, reread = [], added = [] }: WithdrawnStatements,
): Promise<PlannedWithdrawal> {
  const plan = (gone: readonly StoredStatement[]): Promise<PlannedChange> =>
    planChange(graph, context, {
      added,
      removed: new Set(gone.map(({ id }) => id)),
      reread,
      subjects: [...new Set([...gone, ...reread].map(({ subject }) => subject))],
    });
  const change = await plan(stale);
  const held = await namedByOthers(graph, context.model, { change, stale });
  if (held.size === 0) return { change, gone: stale, held: [] };
  const gone = stale.filter(({ subject }) => !held.has(subject));
  return { change: await plan(gone), gone, held: [...held] };
}

/** Deletes sources that rows named and that no statement is left of, nor on. */
export async function sourcesLeft(graph: GraphPort, model: Model, source: string): Promise<readonly GraphStatement[]> {
  const { label } = nodeType(model, 'Source');
  const statement = nodeType(model, 'Statement');
  const said = (field: string): string =>
    `CALL (o) { MATCH (o)${incoming(relationOf(statement, field).relationship)}${node('t', statement.label)} RETURN count(t) AS ${field}s } `;
  const text =
    `${rowSources(model)}${said('source')}${said('subject')}WITH o, sources, subjects WHERE sources + subjects = 0 ` +
    `RETURN ${property('o', 'id')}`;
  const rows = await graph.read({ text, params: { source } }, { timeoutMs: STALE_TIMEOUT_MS });
  return batched(
    `MATCH ${node('o', label, { id: 'r' })} DETACH DELETE o`,
    rows.map(([id]) => String(id)),
  );
}

/** A note for the report that a statement is withdrawn. */
export const withdrawnNote = (model: Model, { subject, locator }: StoredStatement): Noted => ({
  of: 'withdrawn',
  reason: nameOf(model, subject),
  example: [locator, subject],
});

/** A note for the report that an actor or fact is deleted. */
export const deletedNote = (model: Model, id: string): Noted => ({
  of: 'deleted',
  reason: nameOf(model, id),
  example: [0, id],
});

/** A note for the report that an actor keeps statements which the file no longer makes. */
export const heldNote = (model: Model, id: string): Noted => ({
  of: 'held',
  reason: nameOf(model, id),
  example: [0, id],
});

const nameOf = (model: Model, id: string): string => typeOfId(model, id).name.toLowerCase();
