import type { GraphPort } from '../../graph/port.ts';
import type { NodeType } from '../../model/types.ts';
import type { EntryValues } from '../entry-schema.ts';
import { groupBy } from '../group-by.ts';
import { batched } from '../writes.ts';
import { DATE_NAMES, filledDates } from './filled-dates.ts';
import type { Folded } from './folded.ts';

/** The entries with the dates that those in the graph leave them. The statement of one that does not fit is written all the same. */
export async function withFittingDates(graph: GraphPort, kept: readonly Folded[]): Promise<readonly Folded[]> {
  const dated = kept.filter(
    ({ entry, values }) => entry.type.timed && DATE_NAMES.some((name) => (values[name] ?? null) !== null),
  );
  const stored = await storedDates(graph, dated);
  return kept.map((one) => {
    const there = stored.get(one.entry.id);
    return there ? { ...one, values: { ...one.values, ...filledDates(there, one.values) } } : one;
  });
}

async function storedDates(graph: GraphPort, kept: readonly Folded[]): Promise<ReadonlyMap<string, EntryValues>> {
  const reads = [...groupBy(kept, ({ entry }): NodeType => entry.type)].flatMap(([{ label }, some]) =>
    batched(
      `MATCH (n:\`${label}\` {\`id\`: r}) RETURN n.\`id\`, ${DATE_NAMES.map((name) => `n.\`${name}\``).join(', ')}`,
      some.map(({ entry }) => entry.id),
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
