import type { GraphPort } from '../graph/index.ts';

/**
 * Closes the graph after `work`. If `work` failed, its error wins over one from closing, since both usually have the same
 * cause, such as a full disk.
 */
export async function closeAfter<T>(graph: GraphPort, work: () => Promise<T>): Promise<T> {
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
