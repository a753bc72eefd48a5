import type { AnalysisQuestion } from '../compiler/index.ts';
import { nodesOf, type Statistics } from '../domain/index.ts';
import { estimateAllTies, estimateReached } from './estimate.ts';
import type { Task } from './measure/worker.mjs';
import { MAX_PAIRS } from './read-limits.ts';
import { actorTypes } from './tie-types.ts';

/** The most ties that betweenness walks, in some seconds. Beyond that it is estimated from a sample of actors. */
export const MAX_WALKED = 60_000_000;

/**
 * The steps per pair of actors to build the slice and measure it, of a microsecond each: as measured on slices of 28,000 and
 * 200,000 pairs. Betweenness needs no graph of objects.
 */
const PER_PAIR: Readonly<Record<Task['measure'], number>> = { DEGREE: 5, PAGERANK: 8, COMMUNITIES: 7, BETWEENNESS: 1 };

/** The ties that betweenness walks in a step. */
const WALKED_PER_STEP = 20;

/** The steps to read all ties and to measure them. */
export function estimateMeasure(question: AnalysisQuestion, statistics: Statistics, measure: Task['measure']): number {
  const { pairs, walked } = estimateSlice(question, statistics);
  const steps = PER_PAIR[measure] * pairs + (measure === 'BETWEENNESS' ? walked / WALKED_PER_STEP : 0);
  return estimateAllTies(question, statistics) + Math.ceil(steps);
}

/**
 * The pairs of a slice, and the ties that betweenness walks in it: as if each actor of a label had one tie before others have
 * several. Those with one are neither walked from nor to.
 */
function estimateSlice(question: AnalysisQuestion, statistics: Statistics) {
  let [ends, several, leaves] = [0, 0, 0];
  for (const { label } of actorTypes(question.model)) {
    const all = nodesOf(statistics, label);
    const reached = estimateReached(question, statistics, label);
    const own = Math.min(all, Math.max(0, reached - all));
    ends += reached;
    several += own;
    leaves += Math.min(all, reached) - own;
  }
  const pairs = Math.min(MAX_PAIRS, ends / 2);
  return { pairs, walked: Math.min(MAX_WALKED, several * Math.max(0, pairs - leaves)) };
}
