import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { GraphError } from '../graph/index.ts';
import type { Measured, Task } from './measure-worker.mjs';

/** At most so many slices are measured at once; a core is left to requests. */
export const MOST_AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));

/** How long a thread waits for the next slice before it is ended, with the memory that it holds, in milliseconds. */
const IDLE_MS = 10_000;

/** A thread that outgrows this ends by itself, and not with the whole server. */
const MEMORY_MB = 1_024;
/** What lives shortly; by itself a thread takes three times as much. */
const YOUNG_MB = 16;

/** The thread that waits for the next slice: to start one takes as long as a small slice does, and slows requests. */
let waiting: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined;

/** How many slices are being measured, and what begins the next of those that stand in line. */
let running = 0;
const line: (() => void)[] = [];

/** How many slices are measured at the moment, and how many wait for their turn. */
export const measuring = (): { readonly running: number; readonly waiting: number } => ({
  running,
  waiting: line.length,
});

/**
 * Measures a slice in a thread of its own, which is ended when the time is up. Where enough are being measured it waits
 * for its turn, within its time.
 * @throws {GraphError} DEADLINE_EXCEEDED
 */
export async function measureSlice(task: Task, timeoutMs: number): Promise<Measured> {
  const start = performance.now();
  await turn(timeoutMs);
  const waited = performance.now() - start;
  try {
    if (waited >= timeoutMs) throw lateInLine(timeoutMs);
    return await measure(task, timeoutMs - waited).catch((error: unknown) => {
      const isLate = error instanceof GraphError && error.code === 'DEADLINE_EXCEEDED';
      throw isLate && waited > timeoutMs / 2 ? lateInLine(timeoutMs) : error;
    });
  } finally {
    running--;
    line.shift()?.();
  }
}

/** Waits until it is one of few. */
function turn(timeoutMs: number): Promise<void> {
  if (running < MOST_AT_ONCE) {
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
      line.splice(line.indexOf(begin), 1);
      reject(lateInLine(timeoutMs));
    }, timeoutMs);
    line.push(begin);
  });
}

async function measure(task: Task, timeoutMs: number): Promise<Measured> {
  const worker = takeWorker();
  try {
    worker.postMessage(task);
    const measured = await answerOf(worker, timeoutMs);
    keepWorker(worker);
    return measured;
  } catch (error) {
    void worker.terminate();
    throw error;
  }
}

function takeWorker(): Worker {
  if (!waiting) return startWorker();
  const { worker, timer } = waiting;
  clearTimeout(timer);
  waiting = undefined;
  return worker;
}

function keepWorker(worker: Worker): void {
  if (waiting) {
    void worker.terminate();
    return;
  }
  const timer = setTimeout(() => {
    waiting = undefined;
    void worker.terminate();
  }, IDLE_MS);
  waiting = { worker, timer: timer.unref() };
}

function startWorker(): Worker {
  // Options of this process, as a test runner's, are none of the worker's.
  const worker = new Worker(new URL('./measure-worker.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  worker.unref();
  return worker;
}

const late = (timeoutMs: number): GraphError =>
  new GraphError('DEADLINE_EXCEEDED', `The measure was not done within ${Math.round(timeoutMs)} ms`);

/** Others were measured for most of the time. */
const lateInLine = (timeoutMs: number): GraphError =>
  new GraphError('DEADLINE_EXCEEDED', `The measure had no turn within ${Math.round(timeoutMs)} ms`, undefined, {
    took: 'TURN',
  });

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
      reject(late(timeoutMs));
    }, timeoutMs);
    worker.on('message', answered).on('error', failed).on('exit', ended);
  });
}
