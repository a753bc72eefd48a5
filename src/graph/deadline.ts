import { GraphError } from './errors.ts';

/** The longest that a timer can wait, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Settles as `work` does, or rejects with DEADLINE_EXCEEDED after `ms` milliseconds, unless `onLate` has a better error.
 * What `work` comes to after that is nobody's business any more; `onLate` is called so that it can be cut short.
 */
export function withDeadline<T>(work: Promise<T>, ms: number, onLate: () => GraphError | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        const error = onLate();
        reject(error ?? new GraphError('DEADLINE_EXCEEDED', `The graph did not answer within ${Math.round(ms)} ms`));
      },
      Math.min(ms, LONGEST_TIMER),
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
