import { Worker } from 'node:worker_threads';
import { GraphError } from '../graph/errors.ts';
import type { Slice } from './slice.ts';

export type Measure = 'DEGREE' | 'PAGERANK' | 'BETWEENNESS' | 'COMMUNITIES';

/** The score of each actor of a slice, or the number of its community, by its position. */
export interface Measured {
  readonly values: Float64Array;
  readonly modularity: number | null;
}

/**
 * Measures a slice in a thread of its own, which is ended when the time is up.
 * @throws {GraphError} DEADLINE_EXCEEDED
 */
export function measureSlice({ actors, ties }: Slice, measure: Measure, timeoutMs: number): Promise<Measured> {
  const worker = new Worker(new URL('./measure-worker.mjs', import.meta.url), {
    workerData: { measure, count: actors.length, ties },
    // Options of this process, as a test runner's, are none of the worker's.
    execArgv: [],
  });
  return new Promise<Measured>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new GraphError('DEADLINE_EXCEEDED', `The measure was not done within ${Math.round(timeoutMs)} ms`));
    }, timeoutMs);
    worker.once('message', resolve);
    worker.once('error', (error) => reject(new GraphError('QUERY_FAILED', 'The measure failed', error)));
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new GraphError('QUERY_FAILED', 'The measure ended without a result'));
    });
  }).finally(() => worker.terminate());
}
