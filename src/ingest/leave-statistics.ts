import { GraphError } from '../graph/errors.ts';
import type { GraphPort } from '../graph/port.ts';
import { settleStatistics } from '../graph/statistics/settle.ts';
import { statisticsSpec } from '../model/degrees.ts';
import type { Model } from '../model/types.ts';

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
