import type { AnalysisCall } from '../compiler/index.ts';
import { readLabels } from './read-labels.ts';
import { allTiesStatements, tiesRead } from './ties.ts';
import { Turns } from './turns.ts';
import type { Via } from './via.ts';

/** The most pairs of actors that are measured. */
export const MAX_PAIRS = 200_000;

/** A slice of the graph, for the thread that measures it: to make more of it here would keep requests waiting. */
export interface SliceRead {
  /** A line an actor: its id and the ids of those that it is tied to, with tabs between. */
  readonly lines: string;
  /** Whether there are more pairs than were read. */
  readonly cut: boolean;
}

/** The slice that `via` leaves; where it is too large, as many pairs of it as are measured, in no order. */
export async function readSlice(call: AnalysisCall, via: Via): Promise<SliceRead> {
  const limit = MAX_PAIRS + 1;
  const statements = allTiesStatements(call.model, via, limit);
  const rows = (await readLabels(call, statements, { limit, sizeOf: tiesRead })) as readonly Gathered[];
  const turns = new Turns(call);
  const lines: string[] = [];
  let left = MAX_PAIRS;
  for (const [near, others] of rows) {
    const read = others.slice(0, left);
    await turns.spend(others.length);
    if (read.length > 0) lines.push(`${near}\t${read.join('\t')}`);
    if (read.length < others.length) return { lines: lines.join('\n'), cut: true };
    left -= read.length;
  }
  return { lines: lines.join('\n'), cut: false };
}

type Gathered = readonly [near: string, others: readonly string[]];
