import { type CheckedEntry, choicesOf, type RowProblem, rowProblem } from '../../evidence/index.ts';

/** References of a row that cannot be resolved: to entities that do not exist, or ambiguous ones. */
export function missingOf(entries: readonly CheckedEntry[], isThere: (id: string) => boolean): readonly RowProblem[] {
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
