import type { GraphPort } from '../../graph/port.ts';
import type { NodeType } from '../../model/types.ts';
import type { EntryValues } from '../entry-schema.ts';
import { groupBy } from '../group-by.ts';
import { batched } from '../writes.ts';
import type { MappedEntry } from './contract.ts';
import { DATE_NAMES } from './filled-dates.ts';

/** The dates that facts have in the graph, by their ids. */
export async function storedDates(
  graph: GraphPort,
  facts: readonly MappedEntry[],
): Promise<ReadonlyMap<string, EntryValues>> {
  const reads = [...groupBy(facts, ({ type }): NodeType => type)].flatMap(([{ label }, some]) =>
    batched(
      `MATCH (n:\`${label}\` {\`id\`: r}) RETURN n.\`id\`, ${DATE_NAMES.map((name) => `n.\`${name}\``).join(', ')}`,
      [...new Set(some.map(({ id }) => id))],
    ),
  );
  const rows = (await Promise.all(reads.map((read) => graph.read(read)))).flat();
  return new Map(
    rows.map(([id, ...dates]) => [
      String(id),
      Object.fromEntries(DATE_NAMES.map((name, index): [string, unknown] => [name, dates[index] ?? null])),
    ]),
  );
}
