import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { GraphError } from '../../graph/index.ts';
import type { Measured, Task } from './worker.mjs';

/** The most slices measured at once. One core is left for requests. */
export const MAX_AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));

/** Milliseconds that an idle thread is kept; after that it ends and frees its memory. */
const IDLE_MS = 10_000;

/** A thread that needs more memory ends on its own, without taking the server with it. */
const MEMORY_MB = 1_024;
/** Memory for short-lived objects; the default is three times as much. */
const YOUNG_MB = 16;

/** An idle thread, kept because starting one takes as long as measuring a small slice and slows requests down. */
let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined;

/** The number of slices being measured, and the callbacks that start those waiting. */
let running = 0;
const queue: (() => void)[] = [];

/** The numbers of slices being measured and waiting, for tests. */
export const measuring = (): { readonly running: number; readonly waiting: number } => ({
  running,
  waiting: queue.length,
});

/**
 * Measures a slice in a thread, which is terminated when the time is up. Waits for a turn if `MAX_AT_ONCE` are being
 * measured; the time counts.
 * @throws {GraphError} DEADLINE_EXCEEDED
 */
export async function measureSlice(task: Task, timeoutMs: number): Promise<Measured> {
  const start = performance.now();
  await waitForTurn(timeoutMs);
  const waited = performance.now() - start;
  try {
    if (waited >= timeoutMs) throw noTurn(timeoutMs);
    return await measure(task, timeoutMs - waited).catch((error: unknown) => {
      const isLate = error instanceof GraphError && error.code === 'DEADLINE_EXCEEDED';
      throw isLate && waited > timeoutMs / 2 ? noTurn(timeoutMs) : error;
    });
  } finally {
    running--;
    queue.shift()?.();
  }
}

function waitForTurn(timeoutMs: number): Promise<void> {
  if (running < MAX_AT_ONCE) {
    running++;
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const begin = (): void => {
      clearTimeout(timer);
      running++;
      resolve();
    };
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(begin), 1);
      reject(noTurn(timeoutMs));
    }, timeoutMs);
    queue.push(begin);
  });
}

async function measure(task: Task, timeoutMs: number): Promise<Measured> {
  const worker = takeWorker();
  try {
    worker.postMessage(task);
    const measured = await resultOf(worker, timeoutMs);
    keepWorker(worker);
    return measured;
  } catch (error) {
    void worker.terminate();
    throw error;
  }
}

function takeWorker(): Worker {
  if (!idle) return startWorker();
  const { worker, timer } = idle;
  clearTimeout(timer);
  idle = undefined;
  return worker;
}

function keepWorker(worker: Worker): void {
  if (idle) {
    void worker.terminate();
    return;
  }
  const timer = setTimeout(() => {
    idle = undefined;
    void worker.terminate();
  }, IDLE_MS);
  idle = { worker, timer: timer.unref() };
}

function startWorker(): Worker {
  // The worker does not inherit the options of this process, such as those of a test runner.
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  worker.unref();
  return worker;
}

const late = (timeoutMs: number): GraphError =>
  new GraphError('DEADLINE_EXCEEDED', `The measurement was not done within ${Math.round(timeoutMs)} ms`);

/** Most of the time was spent waiting for other measurements. */
const noTurn = (timeoutMs: number): GraphError =>
  new GraphError('DEADLINE_EXCEEDED', `The measurement had no turn within ${Math.round(timeoutMs)} ms`, undefined, {
    took: 'TURN',
  });

function resultOf(worker: Worker, timeoutMs: number): Promise<Measured> {
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
      reject(new GraphError('QUERY_FAILED', 'The measurement failed', cause));
    };
    const ended = (): void => failed('The thread ended without a result');
    const timer = setTimeout(() => {
      settled();
      reject(late(timeoutMs));
    }, timeoutMs);
    worker.on('message', answered).on('error', failed).on('exit', ended);
  });
}
