import type { StatedValue } from '../conflicts.ts';
import type { CheckedEntry } from './checked-entry.ts';
import { rowProblem } from './checked-entry.ts';
import type { RowProblem, SourceRow } from './contract.ts';
import { type Counts, NO_COUNTS } from './counts.ts';
import { type Folded, folded } from './folded.ts';
import { SaidBefore } from './said-before.ts';
import { type RowStatement, rowStatements, type StatedBy } from './statement-node.ts';

/** A row as far as it can be judged without the graph. */
export interface PreparedRow {
  readonly row: SourceRow;
  readonly outcome: 'entries' | 'passed' | 'rejected';
  readonly entries: readonly CheckedEntry[];
  readonly problems: readonly RowProblem[];
}

/** A row that is left out, and why. */
export interface RejectedRow {
  readonly row: SourceRow;
  readonly problems: readonly RowProblem[];
}

/** What the graph has of what a batch names. */
export interface InGraph {
  readonly present: ReadonlySet<string>;
  readonly stored: readonly StatedValue[];
  /** What the statements of these rows were about when the source was read before. */
  readonly former: readonly string[];
}

/** What rows come to, ready to be written. */
export interface Batch {
  readonly folded: readonly Folded[];
  readonly statements: readonly RowStatement[];
  /** All that is stated of the batch's subjects once it is written. */
  readonly stated: readonly StatedValue[];
  /** What a statement was about before, and none of the batch is now. */
  readonly left: readonly string[];
  readonly rejections: readonly RejectedRow[];
  readonly counts: Counts;
}

/**
 * Puts rows together, in their order. A row may name what is in the graph, or what it or a row before it makes: so the
 * size of the batches changes nothing.
 */
export function toBatch(rows: readonly PreparedRow[], { present, stored, former }: InGraph, by: StatedBy): Batch {
  const made = new Map<string, Folded>();
  const said = new SaidBefore(stored);
  const statements = new Map<string, RowStatement>();
  const rejections: RejectedRow[] = [];
  const counts = { ...NO_COUNTS, read: rows.length };
  for (const { row, outcome, entries, problems } of rows) {
    const missing = outcome === 'entries' ? missingOf(entries, (id) => present.has(id) || made.has(id)) : problems;
    if (outcome === 'passed') counts.passed += 1;
    else if (missing.length > 0) {
      counts.rejected += 1;
      rejections.push({ row, problems: missing });
    } else {
      for (const checked of entries) {
        const { entry } = checked;
        const isFact = entry.type.interfaces.includes('Fact');
        if (present.has(entry.id) || made.has(entry.id)) counts.merged += 1;
        else if (isFact) counts.facts += 1;
        else counts.actors += 1;
        made.set(entry.id, folded(made.get(entry.id), checked));
        for (const statement of rowStatements(entry, row.number, by)) {
          if (said.take(statement.stated, !isFact)) statements.set(statement.node.id, statement);
        }
      }
    }
  }
  counts.statements = statements.size;
  return {
    folded: [...made.values()],
    statements: [...statements.values()],
    stated: said.all(),
    left: former.filter((id) => !made.has(id)),
    rejections,
    counts,
  };
}

/** What a row names that is neither there nor made by the row itself. */
function missingOf(entries: readonly CheckedEntry[], isThere: (id: string) => boolean): readonly RowProblem[] {
  const own = new Set(entries.map(({ entry }) => entry.id));
  return entries.flatMap(({ entry, targets }) =>
    targets
      .filter(({ id }) => !own.has(id) && !isThere(id))
      .map(({ field, id }) => rowProblem(entry, { field, message: `names ${id}, which the graph does not have` })),
  );
}
