/**
 * Runs three times and gives the last result with the shortest time, in
 * milliseconds: what else runs on the machine is not the server's doing.
 */
export async function bestOfThree<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  let ms = Number.POSITIVE_INFINITY;
  const timed = async (): Promise<T> => {
    const started = performance.now();
    const result = await run();
    ms = Math.min(ms, performance.now() - started);
    return result;
  };
  await timed();
  await timed();
  const result = await timed();
  return { result, ms };
}

/**
 * Runs something, and tells the longest time in which nothing else could run: of the clock or of the processor, since
 * the one has in it what the machine does besides.
 */
export async function longestBlock<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  let ms = 0;
  let last = performance.now();
  let used = cpuMs();
  let over = false;
  const tick = (): void => {
    const now = performance.now();
    const usedNow = cpuMs();
    ms = Math.max(ms, Math.min(now - last, usedNow - used));
    last = now;
    used = usedNow;
    if (!over) setImmediate(tick);
  };
  setImmediate(tick);
  const result = await run();
  await new Promise((resolve) => setImmediate(resolve));
  over = true;
  return { result, ms };
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Runs three times and gives the last result with the shortest of the times in which nothing else could run. */
export async function blockOfThree<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const [first, second] = [await longestBlock(run), await longestBlock(run)];
  const { result, ms } = await longestBlock(run);
  return { result, ms: Math.min(first.ms, second.ms, ms) };
}
