import { GraphError, type GraphPort, settleStatistics } from '../graph/index.ts';
import { type Model, statisticsSpec } from '../model/index.ts';

/**
 * Stores statistics for the servers, which estimate the cost of operations by them. A failure is ignored: a server counts
 * by itself where the stored numbers no longer fit.
 */
export async function leaveStatistics(graph: GraphPort, model: Model): Promise<void> {
  try {
    await settleStatistics(graph, statisticsSpec(model));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
  }
}
