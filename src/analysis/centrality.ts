import type { Analysis, AnalysisCall, AnalysisQuestion, AnalysisResult } from '../compiler/index.ts';
import { LIMITS } from '../model/index.ts';
import { AllianceSizes } from './alliance-sizes.ts';
import { estimateMeasure, MAX_WALKED } from './estimate-measure.ts';
import { measureSlice } from './measure/measure.ts';
import type { Measured, Task } from './measure/worker.mjs';
import { numberArgument } from './read-arguments.ts';
import { readSlice } from './slice.ts';
import { checkSources } from './totals/sources.ts';
import { readVia } from './via.ts';

/** The root field `centrality`. */
export const centrality: Analysis = {
  check: readSliceQuestion,
  find: findCentrality,
  steps: (question, statistics) => estimateMeasure(question, statistics, metricOf(question)),
};

/** The root field `communities`. */
export const communities: Analysis = {
  check: readSliceQuestion,
  find: findCommunities,
  steps: (question, statistics) => estimateMeasure(question, statistics, 'COMMUNITIES'),
};

const metricOf = ({ given }: AnalysisQuestion) => given.metric as Task['measure'];

function readSliceQuestion(question: AnalysisQuestion) {
  const via = readVia(question);
  const first = numberArgument(question, 'first', 1, LIMITS.rankedActors);
  return { via, first };
}

async function findCentrality(call: AnalysisCall): Promise<AnalysisResult> {
  const metric = metricOf(call);
  const { size, ties, actors, sources, gaveUp } = await measure(call, metric);
  return { metric, actors, size, ties, estimatedFrom: sources, gaveUp };
}

async function findCommunities(call: AnalysisCall): Promise<AnalysisResult> {
  const { size, ties, communities, modularity, gaveUp } = await measure(call, 'COMMUNITIES');
  return { modularity, communities, size, ties, gaveUp };
}

const EMPTY: Measured = { size: 0, ties: 0, sources: null, actors: [], communities: [], modularity: null };

async function measure(call: AnalysisCall, metric: Task['measure']): Promise<Measured & { readonly gaveUp: boolean }> {
  const { via, first } = readSliceQuestion(call);
  await checkSources(call, via.sources);
  const { lines, cut: gaveUp } = await readSlice(call, new AllianceSizes(call, via));
  if (lines === '') return { ...EMPTY, gaveUp };
  const task: Task = { measure: metric, lines, first, maxWalked: MAX_WALKED };
  return { ...(await measureSlice(task, call.left())), gaveUp };
}
