import { GraphError } from './errors.ts';

/** The longest delay that a timer takes, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Settles with `work`, or rejects after `ms` milliseconds with the error of `onLate`, by default DEADLINE_EXCEEDED.
 * `onLate` should cancel the work, whose outcome is then ignored.
 */
export function withDeadline<T>(work: Promise<T>, ms: number, onLate: () => GraphError | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        const error = onLate();
        reject(error ?? new GraphError('DEADLINE_EXCEEDED', `The graph did not answer within ${Math.round(ms)} ms`));
      },
      Math.min(ms, MAX_TIMER_MS),
    );
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** How many milliseconds are left of a time. It throws when there are none: `what` says what was not done. */
export function timeLeft(timeoutMs: number, what: string): () => number {
  const end = performance.now() + timeoutMs;
  return () => {
    const ms = end - performance.now();
    if (ms > 0) return ms;
    throw new GraphError('DEADLINE_EXCEEDED', `${what} within ${Math.round(timeoutMs)} ms`);
  };
}
