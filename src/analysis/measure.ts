import { Worker } from 'node:worker_threads';
import { GraphError } from '../graph/errors.ts';
import type { Slice } from './slice.ts';

export type Measure = 'DEGREE' | 'PAGERANK' | 'BETWEENNESS' | 'COMMUNITIES';

/** The score of each actor of a slice, or the number of its community, by its position. */
export interface Measured {
  readonly values: Float64Array;
  readonly modularity: number | null;
}

/** The thread that waits for the next slice: to start one takes as long as a small slice does, and slows requests. */
let waiting: Worker | undefined;

/**
 * Measures a slice in a thread of its own, which is ended when the time is up.
 * @throws {GraphError} DEADLINE_EXCEEDED
 */
export async function measureSlice({ actors, ties }: Slice, measure: Measure, timeoutMs: number): Promise<Measured> {
  const worker = waiting ?? startWorker();
  waiting = undefined;
  try {
    worker.postMessage({ measure, count: actors.length, ties });
    const measured = await answerOf(worker, timeoutMs);
    if (waiting) void worker.terminate();
    else waiting = worker;
    return measured;
  } catch (error) {
    void worker.terminate();
    throw error;
  }
}

function startWorker(): Worker {
  // Options of this process, as a test runner's, are none of the worker's.
  const worker = new Worker(new URL('./measure-worker.mjs', import.meta.url), { execArgv: [] });
  worker.unref();
  return worker;
}

function answerOf(worker: Worker, timeoutMs: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const settled = (): void => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended);
    };
    const answered = (measured: Measured): void => {
      settled();
      resolve(measured);
    };
    const failed = (cause: unknown): void => {
      settled();
      reject(new GraphError('QUERY_FAILED', 'The measure failed', cause));
    };
    const ended = (): void => failed('The thread ended without a result');
    const timer = setTimeout(() => {
      settled();
      reject(new GraphError('DEADLINE_EXCEEDED', `The measure was not done within ${Math.round(timeoutMs)} ms`));
    }, timeoutMs);
    worker.on('message', answered).on('error', failed).on('exit', ended);
  });
}
