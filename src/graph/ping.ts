import { GraphError } from './errors.ts';
import type { GraphPort, GraphStatement } from './port.ts';

/** The simplest query. */
export const PROBE: GraphStatement = Object.freeze({ text: 'RETURN 1', params: Object.freeze({}) });

/** The timeout of a probe, in milliseconds. */
const PROBE_MS = 2_000;

/**
 * Resolves if the graph answers a probe.
 * @throws {GraphError} GRAPH_UNAVAILABLE if it does not.
 */
export async function ping(graph: Pick<GraphPort, 'read'>): Promise<void> {
  try {
    await graph.read(PROBE, { timeoutMs: PROBE_MS });
  } catch (error) {
    if (error instanceof GraphError && error.code === 'GRAPH_UNAVAILABLE') throw error;
    throw new GraphError('GRAPH_UNAVAILABLE', 'The graph does not answer a probe', error);
  }
}
