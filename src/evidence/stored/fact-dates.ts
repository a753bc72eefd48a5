import { batched, node, properties } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { NodeType } from '../../model/index.ts';
import { timeProblems } from '../entries/date-rules.ts';
import type { MappedEntry } from '../entries/entry.ts';
import type { EntryValues } from '../entries/entry-schema.ts';

/** The date fields of a fact, each with its precision field where it has one. */
const DATES = [['from', 'fromPrecision'], ['firstObserved'], ['lastObserved'], ['until', 'untilPrecision']] as const;

const DATE_NAMES: readonly string[] = DATES.flat();

/**
 * The dates that a fact has, its gaps filled by given ones as far as these are consistent with the rest: another source
 * may give an end before the stored beginning.
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

/** Reads the dates that facts have in the graph, by id. */
export async function storedDates(
  graph: GraphPort,
  facts: readonly MappedEntry[],
): Promise<ReadonlyMap<string, EntryValues>> {
  const reads = [...groupBy(facts, ({ type }): NodeType => type)].flatMap(([{ label }, some]) =>
    batched(`MATCH ${node('n', label, { id: 'r' })} RETURN ${properties('n', ['id', ...DATE_NAMES])}`, [
      ...new Set(some.map(({ id }) => id)),
    ]),
  );
  const rows = (await Promise.all(reads.map((read) => graph.read(read)))).flat();
  return new Map(
    rows.map(([id, ...dates]) => [
      String(id),
      Object.fromEntries(DATE_NAMES.map((name, index): [string, unknown] => [name, dates[index] ?? null])),
    ]),
  );
}
