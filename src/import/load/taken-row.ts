import {
  type CheckedEntry,
  choicesOf,
  type RowProblem,
  resolveChoices,
  rowProblem,
  type SourceRow,
} from '../../evidence/index.ts';
import type { Account } from './account.ts';
import { entriesOf, type PreparedRow } from './prepared-rows.ts';

/** A rejected row, and why. */
export interface RejectedRow {
  readonly row: SourceRow;
  readonly problems: readonly RowProblem[];
}

/** Accounts for a row and returns its entries, which are none if it is not taken. */
export function takenRow(
  prepared: PreparedRow,
  isThere: (id: string) => boolean,
  account: Account,
  rejections: RejectedRow[],
): readonly CheckedEntry[] {
  const { row } = prepared;
  if (prepared.outcome === 'passed') {
    account.passed(row, prepared.reason);
    return [];
  }
  const entries = resolveChoices(entriesOf(prepared), isThere);
  const problems = prepared.outcome === 'entries' ? unresolvedReferences(entries, isThere) : prepared.problems;
  if (prepared.outcome === 'rejected' || problems.length > 0) {
    account.rejected(row, problems);
    rejections.push({ row, problems });
    return [];
  }
  account.taken(row, prepared.skipped, prepared.notes);
  return entries;
}

/** References of a row that cannot be resolved: to entities that do not exist, or ambiguous ones. */
export function unresolvedReferences(
  entries: readonly CheckedEntry[],
  isThere: (id: string) => boolean,
): readonly RowProblem[] {
  const own = new Set(entries.map(({ entry }) => entry.id));
  return entries.flatMap(({ entry, targets }) =>
    targets.flatMap(({ field, id }): readonly RowProblem[] => {
      const choices = choicesOf(id);
      const there = choices.filter((one) => own.has(one) || isThere(one));
      if (there.length === 1) return [];
      const message =
        there.length > 1
          ? `may mean ${there.join(' and ')}, and the graph has both`
          : choices.length > 1
            ? `names none of ${choices.join(', ')} that the graph has`
            : `names ${id}, which is not in the graph${capitals(id)}`;
      return [rowProblem(entry, { field, message })];
    }),
  );
}

/** Ids of countries end with upper-case codes. */
const capitals = (id: string): string =>
  /^country:.*[a-z]/.test(id) ? `: country codes are upper case, as in "country:${id.slice(8).toUpperCase()}"` : '';
