import type { AnalysisCall } from '../compiler/analysis-call.ts';
import { tooCostly } from '../compiler/errors.ts';
import type { Found } from '../compiler/view.ts';
import { numberArgument } from './call.ts';
import { measureSlice } from './measure.ts';
import type { Measured, Task } from './measure-worker.mjs';
import { readSlice } from './slice.ts';
import { readVia } from './via.ts';

const MAX_GIVEN = 1_000;
/** At most so many ties are walked for betweenness. */
const MAX_WALKED = 200_000_000;

/** The root field `centrality`. */
export async function centrality(call: AnalysisCall): Promise<Found> {
  const metric = call.given.metric as Task['measure'];
  const { size, ties, actors } = await measure(call, metric);
  return { metric, actors, size, ties };
}

/** The root field `communities`. */
export async function communities(call: AnalysisCall): Promise<Found> {
  const { size, ties, communities, modularity } = await measure(call, 'COMMUNITIES');
  return { modularity, communities, size, ties };
}

/** What there is where nothing is tied. */
const NOTHING: Measured = { size: 0, ties: 0, tooLong: undefined, actors: [], communities: [], modularity: null };

async function measure(call: AnalysisCall, metric: Task['measure']): Promise<Measured> {
  const via = readVia(call);
  const first = numberArgument(call, 'first', 1, MAX_GIVEN);
  const lines = await readSlice(call, via);
  if (lines === '') return NOTHING;
  const measured = await measureSlice({ measure: metric, lines, first, mostWalked: MAX_WALKED }, call.left());
  const { tooLong } = measured;
  if (tooLong === undefined) return measured;
  throw tooCostly(
    `${call.path}: ${metric} would walk ${tooLong} ties, and the limit is ${MAX_WALKED}; narrow it by via or at`,
    { cost: tooLong, limit: MAX_WALKED, unit: 'TIES', field: call.path },
  );
}
