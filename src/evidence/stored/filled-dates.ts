import { timeProblems } from '../entries/date-rules.ts';
import type { EntryValues } from '../entries/entry-schema.ts';

/** The dates of a fact, each with its precision where it has one. */
const DATES = [['from', 'fromPrecision'], ['firstObserved'], ['lastObserved'], ['until', 'untilPrecision']] as const;

export const DATE_NAMES: readonly string[] = DATES.flat();

/**
 * The dates of a fact as it has them, and of those that would fill the gaps each one that goes together with the others:
 * an end that another source gives may lie before the beginning that is there.
 */
export function filledDates(there: EntryValues, given: EntryValues): EntryValues {
  let dates: EntryValues = Object.fromEntries(DATE_NAMES.map((name) => [name, there[name] ?? null]));
  for (const names of DATES) {
    if (isKnown(there[names[0]]) || !isKnown(given[names[0]])) continue;
    const more = { ...dates, ...Object.fromEntries(names.map((name) => [name, given[name]])) };
    if (timeProblems(more).length === 0) dates = more;
  }
  return dates;
}

const isKnown = (value: unknown): boolean => value !== null && value !== undefined;
