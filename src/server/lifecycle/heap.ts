import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** The heap grows slowly from the larger size on, until it is below the smaller one. Checked at this interval. */
const LARGE_BYTES = 160 * 2 ** 20;
const SMALL_BYTES = 128 * 2 ** 20;
const CHECK_MS = 250;

/** Whether a heap of this size should grow slowly; `before` is the current setting. */
export const growsSlowly = (before: boolean, size: number): boolean => size > (before ? SMALL_BYTES : LARGE_BYTES);

/**
 * Limits the growth of a large heap: large responses leave much garbage, for which V8 takes memory that it hardly returns. A
 * small heap grows freely, which is faster. Returns a function that stops the watch.
 */
export function slowHeapGrowth(): () => void {
  let slow = false;
  const timer = setInterval(() => {
    const { total_heap_size: size } = getHeapStatistics();
    const wanted = growsSlowly(slow, size);
    if (wanted === slow) return;
    slow = wanted;
    setFlagsFromString(slow ? '--optimize-for-size' : '--no-optimize-for-size');
  }, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
