import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a condition holds.
 * @throws if it does not within so many milliseconds, which are to be many times what it takes: other tests may run beside
 */
export async function until(holds: () => boolean | Promise<boolean>, patienceMs: number): Promise<void> {
  const last = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > last) throw new Error(`Still not so after ${patienceMs} ms: ${holds}`);
    await sleep(10);
  }
}
