import type { AnalysisCall, AnalysisQuestion, AnalysisResult } from '../compiler/index.ts';
import { numberArgument } from './call.ts';
import { measureSlice } from './measure.ts';
import type { Measured, Task } from './measure-worker.mjs';
import { readSlice } from './slice.ts';
import { readVia } from './via.ts';

const MAX_GIVEN = 1_000;
/** So many ties are walked for betweenness, which takes a second or two, before it is estimated. */
const MAX_WALKED = 60_000_000;

/** The root field `centrality`. */
export async function centrality(call: AnalysisCall): Promise<AnalysisResult> {
  const metric = call.given.metric as Task['measure'];
  const { size, ties, actors, sources, gaveUp } = await measure(call, metric);
  return { metric, actors, size, ties, estimatedFrom: sources, gaveUp };
}

/** The root field `communities`. */
export async function communities(call: AnalysisCall): Promise<AnalysisResult> {
  const { size, ties, communities, modularity, gaveUp } = await measure(call, 'COMMUNITIES');
  return { modularity, communities, size, ties, gaveUp };
}

/** What there is where nothing is tied. */
const NOTHING: Measured = { size: 0, ties: 0, sources: null, actors: [], communities: [], modularity: null };

/** What is asked for. */
export function readSliceQuestion(question: AnalysisQuestion) {
  const via = readVia(question);
  const first = numberArgument(question, 'first', 1, MAX_GIVEN);
  return { via, first };
}

async function measure(call: AnalysisCall, metric: Task['measure']): Promise<Measured & { readonly gaveUp: boolean }> {
  const { via, first } = readSliceQuestion(call);
  const { lines, cut: gaveUp } = await readSlice(call, via);
  if (lines === '') return { ...NOTHING, gaveUp };
  const task: Task = { measure: metric, lines, first, mostWalked: MAX_WALKED };
  return { ...(await measureSlice(task, call.left())), gaveUp };
}
