import type { GraphPort } from '../graph/index.ts';

/**
 * Works with a graph and closes it. What ended the work is told even where the graph cannot be closed, which mostly has the
 * same cause: a disk that is full.
 */
export async function closing<T>(graph: GraphPort, work: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await graph.close().catch(() => undefined);
    throw error;
  }
  await graph.close();
  return result;
}
