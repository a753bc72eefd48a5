import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** From so many bytes of heap on it is to grow slowly, until it is small again; and how often it is looked at. */
const LARGE_BYTES = 160 * 2 ** 20;
const SMALL_BYTES = 128 * 2 ** 20;
const LOOK_MS = 250;

/** Whether a heap of a size is to grow slowly, where it did so before or did not. */
export const growsSlowly = (before: boolean, size: number): boolean => size > (before ? SMALL_BYTES : LARGE_BYTES);

/**
 * Lets the heap grow as V8 likes while it is small, and slowly once it is large: by itself V8 takes the more memory the
 * more garbage large answers leave, and gives little of it back. While it is small, answers are the faster for it. Gives back what ends it.
 */
export function keepHeapSmall(): () => void {
  let slow = false;
  const timer = setInterval(() => {
    const { total_heap_size: size } = getHeapStatistics();
    const wanted = growsSlowly(slow, size);
    if (wanted === slow) return;
    slow = wanted;
    setFlagsFromString(slow ? '--optimize-for-size' : '--no-optimize-for-size');
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
