import { GraphError } from './errors.ts';
import type { GraphPort, GraphStatement } from './port.ts';

/** Asks for nothing but an answer. */
export const PROBE: GraphStatement = Object.freeze({ text: 'RETURN 1', params: Object.freeze({}) });

/** Milliseconds in which a graph that can be asked answers the probe. */
const PROBE_MS = 2_000;

/**
 * Resolves where the graph answers soon.
 * @throws {GraphError} GRAPH_UNAVAILABLE where it does not.
 */
export async function ping(graph: Pick<GraphPort, 'read'>): Promise<void> {
  try {
    await graph.read(PROBE, { timeoutMs: PROBE_MS });
  } catch (error) {
    if (error instanceof GraphError && error.code === 'GRAPH_UNAVAILABLE') throw error;
    throw new GraphError('GRAPH_UNAVAILABLE', 'The graph does not answer the simplest question', error);
  }
}
