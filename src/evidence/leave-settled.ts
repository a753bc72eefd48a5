import { GraphError, type GraphPort, settleKept, settleStatistics } from '../graph/index.ts';
import { keptRelations, type Model, statisticsSpec } from '../model/index.ts';

/** The timeout of what takes longer the more was written, in milliseconds. */
const SETTLING_MS = 600_000;

/**
 * Leaves for the servers what follows from the facts: the first of those that nodes have many of, and the statistics by
 * which they estimate the cost of operations. A failure is ignored: without the one, pages are sorted, and a server counts
 * by itself where the stored numbers no longer fit.
 */
export async function leaveSettled(graph: GraphPort, model: Model): Promise<void> {
  await tried(settleKept(graph, keptRelations(model), SETTLING_MS));
  await tried(settleStatistics(graph, statisticsSpec(model)));
}

async function tried(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
  }
}
