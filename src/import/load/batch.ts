import {
  type CheckedEntry,
  type Counts,
  type MappedEntry,
  type Noted,
  type RowSource,
  rowStatements,
  type StatedBy,
  type Statement,
} from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import { Account } from './account.ts';
import type { PreparedRow } from './prepared-rows.ts';
import type { Standings } from './standings.ts';
import { type RejectedRow, takenRow } from './taken-row.ts';

/** What the graph has of what a batch refers to. */
export interface BatchContext {
  readonly present: ReadonlySet<string>;
  /** Whether a statement of this id exists. */
  readonly isStated: (id: string) => boolean;
  /** The present content under the ids of the batch. */
  readonly standings: Standings;
}

/** The outcome of a batch of rows, ready to be written. */
export interface Batch {
  readonly entries: readonly MappedEntry[];
  /** Each once: rows that say the same of the same subject make one statement. */
  readonly statements: readonly Statement[];
  /** The sources that rows name for these statements. */
  readonly sources: readonly RowSource[];
  readonly rejections: readonly RejectedRow[];
  readonly counts: Counts;
  /** Reasons behind the counts, and remarks. */
  readonly noted: readonly Noted[];
}

/**
 * Takes rows in their order. A row may refer to what is in the graph, to its own entries, or to those of earlier rows, so that
 * the size of batches does not affect the result.
 */
export function takeBatch(
  model: Model,
  rows: readonly PreparedRow[],
  { present, isStated, standings }: BatchContext,
  by: StatedBy,
): Batch {
  const entries = new Map<string, MappedEntry>();
  const statements = new Map<string, Statement>();
  const sources = new Map<string, RowSource>();
  const isThere = (id: string): boolean => present.has(id) || entries.has(id);
  const account = new Account();
  const rejections: RejectedRow[] = [];
  const take = (checked: CheckedEntry, row: number): void => {
    const { entry } = checked;
    if (!entries.has(entry.id)) entries.set(entry.id, entry);
    if (entry.source) sources.set(entry.source.name, entry.source);
    for (const one of rowStatements(model, checked, row, by)) if (!statements.has(one.id)) statements.set(one.id, one);
    account.came(checked, row, standings.take(checked, row, by.source));
  };
  for (const prepared of rows) {
    for (const checked of takenRow(prepared, isThere, account, rejections)) take(checked, prepared.row.number);
  }
  account.stating([...statements.keys()].filter((id) => !isStated(id)).length);
  return {
    entries: [...entries.values()],
    statements: [...statements.values()],
    sources: [...sources.values()],
    rejections,
    counts: account.counts,
    noted: account.takeNoted(),
  };
}
