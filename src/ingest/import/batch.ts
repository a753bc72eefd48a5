import { isFact } from '../../model/lookup.ts';
import type { StatedValue } from '../conflicts.ts';
import type { EntryValues } from '../entry-schema.ts';
import type { CheckedEntry } from './checked-entry.ts';
import type { RowProblem, SourceRow } from './contract.ts';
import { type Counts, NO_COUNTS } from './counts.ts';
import { EntryFold, type SourceInFile } from './entry-fold.ts';
import type { Folded } from './folded.ts';
import { missingOf } from './missing.ts';
import { settled } from './reference.ts';
import type { RowStatement, StatedBy } from './statement-node.ts';

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
  /** The dates of facts that keep what they have, by their ids. */
  readonly dates: ReadonlyMap<string, EntryValues>;
}

/** What rows come to, ready to be written. */
export interface Batch {
  readonly folded: readonly Folded[];
  readonly statements: readonly RowStatement[];
  /** The sources that rows name for these. */
  readonly sources: readonly SourceInFile[];
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
export function toBatch(
  rows: readonly PreparedRow[],
  { present, stored, former, dates }: InGraph,
  by: StatedBy,
): Batch {
  const stated = new Set(stored.map(({ subject }) => subject));
  // A fact that nobody else states, and no row before in this run, has nothing to keep but what the file said before.
  const isAlone = ({ entry }: Folded): boolean => by.run > 0 && isFact(entry.type) && !stated.has(entry.id);
  const fold = new EntryFold(stored, dates);
  const isThere = (id: string): boolean => present.has(id) || fold.has(id);
  const rejections: RejectedRow[] = [];
  const counts = { ...NO_COUNTS, read: rows.length };
  for (const { row, outcome, entries: made, problems } of rows) {
    const entries = settled(made, isThere);
    const missing = outcome === 'entries' ? missingOf(entries, isThere) : problems;
    if (outcome === 'passed') counts.passed += 1;
    else if (missing.length > 0) {
      counts.rejected += 1;
      rejections.push({ row, problems: missing });
    } else {
      for (const checked of entries) {
        const came = fold.take(checked, row.number, by);
        counts[present.has(checked.entry.id) ? 'merged' : came] += 1;
      }
    }
  }
  const { statements } = fold;
  counts.statements = statements.length;
  return {
    folded: fold.folded.map((one) => (isAlone(one) ? { ...one, keep: false } : one)),
    statements,
    sources: fold.sources,
    stated: fold.stated,
    left: former.filter((id) => !fold.has(id)),
    rejections,
    counts,
  };
}
