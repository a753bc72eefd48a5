import { type CheckedEntry, choicesOf, type RowProblem, rowProblem } from '../../evidence/index.ts';

/** What a row names that is neither there nor made by the row itself, and what it may mean of several that are. */
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
            : `names ${id}, which the graph does not have${capitals(id)}`;
      return [rowProblem(entry, { field, message })];
    }),
  );
}

/** The ids of countries end with codes in capitals. */
const capitals = (id: string): string =>
  /^country:.*[a-z]/.test(id)
    ? `: codes of countries stand in capitals, as "country:${id.slice(8).toUpperCase()}"`
    : '';
