import { assignments, node, parameter, properties, property } from '../../cypher/index.ts';
import { HEAVY_STEPS } from '../lanes.ts';
import type { GraphPort, GraphStatement } from '../port.ts';

/** The label of ids that sources give to what has another id. Not in the model, so no query returns them. */
export const FORMER_LABEL = 'EntenteFormerId';

/** The label of the node whose stamp differs after each change of former ids, by which servers notice it. */
export const FORMER_STAMP_LABEL = 'EntenteFormerIdStamp';

const STAMP_ID = 'former-ids';

/** The timeouts for reading all former ids and for the stamp, in milliseconds: they do not depend on that of clients. */
const READING_MS = 600_000;
const STAMP_MS = 10_000;

/** The statement that finds, of some ids, those that are former, each with the one that stands. */
export const formerIdsStatement = (ids: readonly string[]): GraphStatement => ({
  text: `UNWIND ${parameter('ids')} AS i MATCH ${node('f', FORMER_LABEL, { id: 'i' })} RETURN ${properties('f', ['id', 'now'])}`,
  params: { ids },
});

/**
 * Reads all former ids, each with the one that stands now. In one statement: in pages, in order of their ids, 300,000 took
 * ten times as long on the embedded engine.
 */
export async function readFormerIds(graph: GraphPort): Promise<ReadonlyMap<string, string>> {
  const text = `MATCH ${node('f', FORMER_LABEL)} RETURN ${properties('f', ['id', 'now'])}`;
  const rows = await graph.read({ text, params: {} }, { timeoutMs: READING_MS, steps: HEAVY_STEPS });
  return new Map(rows.map(([id, now]) => [String(id), String(now)]));
}

/** The stamp of the last change of former ids; undefined if there was none. */
export async function readFormerStamp(graph: GraphPort): Promise<string | undefined> {
  const text = `MATCH ${node('s', FORMER_STAMP_LABEL)} WHERE ${property('s', 'id')} = $id RETURN ${property('s', 'stamp')} LIMIT 1`;
  const [row] = await graph.read({ text, params: { id: STAMP_ID } }, { timeoutMs: STAMP_MS });
  return typeof row?.[0] === 'string' ? row[0] : undefined;
}

/** The statement that tells servers of a change. Belongs in the transaction that changes former ids. */
export const stampFormerIds = (stamp: string): GraphStatement => ({
  text: `MERGE ${node('s', FORMER_STAMP_LABEL, { id: '$id' })} SET ${assignments('s', { stamp: '$stamp' })}`,
  params: { id: STAMP_ID, stamp },
});
