import { batched, node, properties } from '../../cypher/index.ts';
import { groupBy } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { NodeType } from '../../model/index.ts';
import type { MappedEntry } from '../entries/entry.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import { DATE_NAMES } from './filled-dates.ts';

/** The dates that facts have in the graph, by their ids. */
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
