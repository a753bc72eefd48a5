import { groupBy } from './group-by.ts';

/** What a statement says, as far as it matters for conflicts. */
export interface StatedValue {
  readonly id: string;
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  readonly basis: string;
}

/** A property of a subject for which statements give different values. */
export interface FoundConflict {
  readonly subject: string;
  readonly property: string;
  /** The one with the most statements first, those with equally many in the order of their text. */
  readonly values: readonly { readonly value: string; readonly statements: readonly string[] }[];
}

/**
 * The conflicts among statements, ordered by subject and property. Values
 * differ where their text does. What is only inferred gives no value.
 */
export function findConflicts(statements: readonly StatedValue[]): readonly FoundConflict[] {
  const stated = statements.filter((statement) => statement.basis !== 'INFERRED');
  const groups = groupBy(stated, (statement) => JSON.stringify([statement.subject, statement.property]));
  return [...groups.values()]
    .flatMap((group): FoundConflict[] => {
      const values = [...groupBy(group, (statement) => statement.value)].map(([value, same]) => ({
        value,
        statements: same.map((statement) => statement.id).sort(byText),
      }));
      const [first] = group;
      if (!first || values.length < 2) return [];
      values.sort((a, b) => b.statements.length - a.statements.length || byText(a.value, b.value));
      return [{ subject: first.subject, property: first.property, values }];
    })
    .sort((a, b) => byText(a.subject, b.subject) || byText(a.property, b.property));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
