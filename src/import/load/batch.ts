import type {
  Counts,
  EntryValues,
  MappedEntry,
  Noted,
  RowStatement,
  StatedBy,
  Statement,
} from '../../evidence/index.ts';
import { isFact } from '../../model/index.ts';
import { Account } from './account.ts';
import { EntryFold, type Folded, type SourceInFile } from './entry-fold.ts';
import type { PreparedRow } from './prepared-rows.ts';
import type { Standings } from './standings.ts';
import { type RejectedRow, takenRow } from './taken-row.ts';

/** The entities, statements and content in the graph that a batch refers to. */
export interface BatchContext {
  readonly present: ReadonlySet<string>;
  readonly stored: readonly Statement[];
  /** Stored dates of facts that keep their values, by id. */
  readonly dates: ReadonlyMap<string, EntryValues>;
  /** The present content under the ids of the batch. */
  readonly standings: Standings;
}

/** The outcome of a batch of rows, ready to be written. */
export interface Batch {
  readonly folded: readonly Folded[];
  readonly statements: readonly RowStatement[];
  /** The sources that rows name for these statements. */
  readonly sources: readonly SourceInFile[];
  /** All that is stated of the batch's subjects once it is written. */
  readonly stated: readonly Statement[];
  readonly rejections: readonly RejectedRow[];
  readonly counts: Counts;
  /** Reasons behind the counts, and remarks. */
  readonly noted: readonly Noted[];
}

/**
 * Combines rows in their order. A row may refer to what is in the graph, to its own entries, or to those of earlier rows, so
 * that the size of batches does not affect the result.
 */
export function foldBatch(
  rows: readonly PreparedRow[],
  { present, stored, dates, standings }: BatchContext,
  by: StatedBy,
): Batch {
  const stated = new Set(stored.map(({ subject }) => subject));
  // A fact that only an earlier run of this file stated has nothing to keep.
  const isAlone = ({ type, id }: MappedEntry): boolean => by.run > 0 && isFact(type) && !stated.has(id);
  const fold = new EntryFold(stored, dates);
  const isThere = (id: string): boolean => present.has(id) || fold.has(id);
  const account = new Account();
  const rejections: RejectedRow[] = [];
  for (const prepared of rows) {
    const taken = takenRow(prepared, isThere, account, rejections);
    for (const checked of taken) {
      const { number } = prepared.row;
      fold.take(checked, number, by);
      account.came(checked, number, standings.take(checked, number, by.source, isAlone(checked.entry)));
    }
  }
  const { statements } = fold;
  account.stating(statements.length);
  return {
    folded: fold.folded.map((one) => (isAlone(one.entry) ? { ...one, keep: false } : one)),
    statements,
    sources: fold.sources,
    stated: fold.stated,
    rejections,
    counts: account.counts,
    noted: account.takeNoted(),
  };
}
