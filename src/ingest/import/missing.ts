import { type CheckedEntry, rowProblem } from './checked-entry.ts';
import type { RowProblem } from './contract.ts';

/** What a row names that is neither there nor made by the row itself. */
export function missingOf(entries: readonly CheckedEntry[], isThere: (id: string) => boolean): readonly RowProblem[] {
  const own = new Set(entries.map(({ entry }) => entry.id));
  return entries.flatMap(({ entry, targets }) =>
    targets
      .filter(({ id }) => !own.has(id) && !isThere(id))
      .map(({ field, id }) => rowProblem(entry, { field, message: `names ${id}, which the graph does not have` })),
  );
}
