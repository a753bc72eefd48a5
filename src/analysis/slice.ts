import type { AnalysisCall } from '../compiler/index.ts';
import type { AllianceSizes } from './alliance-sizes.ts';
import { MAX_PAIRS } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import { countTies, pairStatements } from './tie-statements.ts';
import { Yielder } from './yielder.ts';

/** A part of the graph, as text for the thread that measures it: building more here would block other requests. */
export interface Slice {
  /** One line per actor: its id and the ids to which it is tied, separated by tabs. */
  readonly lines: string;
  /** Whether there are more pairs than were read. */
  readonly cut: boolean;
}

/** Reads the ties that count. If there are too many, reads `MAX_PAIRS` of them, in no order. */
export async function readSlice(call: AnalysisCall, sizes: AllianceSizes): Promise<Slice> {
  const limit = MAX_PAIRS + 1;
  const via = await sizes.everywhere();
  const statements = pairStatements({ model: call.model, via }, limit);
  const rows = (await readPerLabel(call, statements, { limit, sizeOf: countTies })) as readonly NeighborRow[];
  const yielder = new Yielder(call);
  const lines: string[] = [];
  let left = MAX_PAIRS;
  for (const [near, others] of rows) {
    const read = others.slice(0, left);
    await yielder.spend(others.length);
    if (read.length > 0) lines.push(`${near}\t${read.join('\t')}`);
    if (read.length < others.length) return { lines: lines.join('\n'), cut: true };
    left -= read.length;
  }
  return { lines: lines.join('\n'), cut: false };
}

type NeighborRow = readonly [near: string, others: readonly string[]];
