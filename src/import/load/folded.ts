import { type CheckedEntry, type EntryValues, filledDates, type MappedEntry } from '../../evidence/index.ts';

/** What the rows of a batch come to for one actor or fact: it is written once. */
export interface Folded {
  readonly entry: MappedEntry;
  readonly values: EntryValues;
  /** True where a node that is there keeps what it has. */
  readonly keep: boolean;
}

/**
 * What another row makes of it: the same as if each had been written by itself, in their order.
 * @param dates - those that it has in the graph, where it is there and keeps them
 */
export function folded(
  before: Folded | undefined,
  { entry, values }: Pick<CheckedEntry, 'entry' | 'values'>,
  dates?: EntryValues,
): Folded {
  const keep = entry.merge === 'keep';
  if (!before) return { entry, values: keep && dates ? { ...values, ...filledDates(dates, values) } : values, keep };
  const lists = united(entry, before.values, values);
  if (keep) {
    const fitting = entry.type.timed ? filledDates(before.values, values) : {};
    return { ...before, values: { ...filled(before.values, values), ...fitting, ...lists } };
  }
  return { entry, values: { ...values, ...lists }, keep };
}

/** The lists that an entry unites, with what they had first. */
export function united({ unite = [] }: MappedEntry, before: EntryValues, values: EntryValues): EntryValues {
  return Object.fromEntries(
    unite.map((name) => [name, [...new Set([...listOf(before[name]), ...listOf(values[name])])]]),
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The values, and where they are unknown the others. */
function filled(values: EntryValues, others: EntryValues): EntryValues {
  const gaps = Object.entries(others).filter(([name]) => isUnknown(values[name]));
  return { ...values, ...Object.fromEntries(gaps) };
}

const isUnknown = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
