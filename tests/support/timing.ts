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
