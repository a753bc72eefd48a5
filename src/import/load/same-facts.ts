import type { Noted, PlannedChange, SourceStatement } from '../../evidence/index.ts';
import { firstRows } from './undecided.ts';

/**
 * Notes facts of a batch that the rule of their type made one with a fact of another source: they count as created, and the
 * graph has one fact for both. Those that the source stated before are left out.
 */
export function sameFactNotes(
  { after, stored }: PlannedChange,
  statements: readonly SourceStatement[],
): readonly Noted[] {
  const rows = firstRows(statements);
  const earlier = new Set(stored.map(({ statedOf, file }) => `${file} ${statedOf}`));
  const files = new Map(statements.map(({ statedOf, source, file = source }) => [statedOf, file]));
  return [...after.entities.values()].flatMap(({ id, type, statements: own }): readonly Noted[] => {
    if (type.same === undefined) return [];
    const units = [...new Set(own.map(({ statedOf }) => statedOf))];
    if (units.length < 2) return [];
    return units.flatMap((unit): readonly Noted[] => {
      const row = rows.get(unit);
      if (row === undefined || earlier.has(`${files.get(unit)} ${unit}`)) return [];
      const words =
        unit === id ? `${unit}, with ${units.filter((one) => one !== unit).join(', ')}` : `${unit}, now ${id}`;
      return [{ of: 'same', reason: type.name.toLowerCase(), example: [row, words] }];
    });
  });
}
