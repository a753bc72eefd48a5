import { batched, node } from '../../cypher/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import { type Model, nodeType } from '../../model/index.ts';
import { conflictWrites } from '../conflicts/conflict-writes.ts';
import { findConflicts } from '../conflicts/conflicts.ts';
import { type SourceRun, storedStatements } from '../statements/stored-statements.ts';
import { someStale, withdrawnNote } from './stale-statements.ts';
import { unstatedNotes } from './unstated.ts';
import { leftWrites } from './withdraw-facts.ts';
import type { Withdrawal } from './withdrawal.ts';

/**
 * Withdraws statements that an earlier run of the import wrote and this one did not, and settles the conflicts that they
 * took part in. One part at a time: write it, then ask for the next, until there is none.
 */
export async function nextWithdrawal(
  graph: GraphPort,
  model: Model,
  { source, run }: SourceRun,
): Promise<Withdrawal | undefined> {
  const gone = await someStale(graph, model, { source, run });
  if (gone.length === 0) return undefined;
  const ids = new Set(gone.map(({ id }) => id));
  const subjects = [...new Set(gone.map(({ subject }) => subject))];
  const stated = (await storedStatements(graph, model, subjects)).filter(({ id }) => !ids.has(id));
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
