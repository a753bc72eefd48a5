import { GraphError, type GraphPort, settleStatistics } from '../graph/index.ts';
import { type Model, statisticsSpec } from '../model/index.ts';

/**
 * Counts the graph for the servers that price operations by it. What was written stands where this fails: a server
 * counts for itself where the numbers of nodes no longer bear out what it reads.
 */
export async function leaveStatistics(graph: GraphPort, model: Model): Promise<void> {
  try {
    await settleStatistics(graph, statisticsSpec(model));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
  }
}
