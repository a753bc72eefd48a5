import { randomUUID } from 'node:crypto';
import { batched, node, properties } from '../../cypher/index.ts';
import { FORMER_LABEL, type GraphPort, type GraphStatement, stampFormerIds } from '../../graph/index.ts';

/** Reads the ids that stand now, of those among these ids that are former ones. */
export async function formerIdsAmong(graph: GraphPort, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const text = `MATCH ${node('f', FORMER_LABEL, { id: 'r' })} RETURN ${properties('f', ['id', 'now'])}`;
  const rows = await Promise.all(batched(text, ids).map((read) => graph.read(read)));
  return new Map(rows.flat().map(([id, now]) => [String(id), String(now)]));
}

/** Records former ids, forgets those that stand again or that no source gives anymore, and lets servers notice. */
export function formerIdWrites(
  now: ReadonlyMap<string, string>,
  forgotten: readonly string[],
): readonly GraphStatement[] {
  if (now.size === 0 && forgotten.length === 0) return [];
  return [
    ...batched(`MATCH ${node('f', FORMER_LABEL, { id: 'r' })} DELETE f`, forgotten),
    ...batched(
      `MERGE ${node('f', FORMER_LABEL, { id: 'r.id' })} SET f = r`,
      [...now].map(([id, standing]) => ({ id, now: standing })),
    ),
    stampFormerIds(randomUUID()),
  ];
}
