import { type Noted, type Settled, type Settling, type Statement, settle } from '../../evidence/index.ts';
import { firstRows, undecidedNote } from '../load/index.ts';

/** A statement, and which import made it. */
export interface MadeStatement {
  readonly from: number;
  readonly statement: Statement;
}

/**
 * Notes facts of which some may be the same as several others, by import. Each import notes those that are so without the
 * later ones, as if they were written one after the other.
 */
export function undecidedByImport(
  settling: Settling,
  undecided: Settled['undecided'],
  made: readonly MadeStatement[],
): ReadonlyMap<number, readonly Noted[]> {
  const ids = new Set(undecided.flatMap(({ units }) => units.map(({ id }) => id)));
  const doubtful = made.filter(({ statement }) => ids.has(statement.statedOf));
  const notes = new Map<number, readonly Noted[]>();
  for (const index of new Set(doubtful.map(({ from }) => from))) {
    const there = doubtful.filter(({ from }) => from <= index);
    const rows = firstRows(there.flatMap(({ from, statement }) => (from === index ? [statement] : [])));
    const found = settle(
      settling,
      there.map(({ statement }) => statement),
    ).undecided.flatMap((group) => undecidedNote(group, rows) ?? []);
    notes.set(index, found);
  }
  return notes;
}
