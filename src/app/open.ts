import { type Clearance, FULL } from '../domain/index.ts';
import { claimFormat, indexSpecs, isEmptyGraph } from '../evidence/index.ts';
import { type GraphConfig, GraphError, type GraphPort, openGraph } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { loadSeed, readSeed } from '../seed/index.ts';

/** The folder with the seed's files. */
export const SEED_DIR = new URL('../../seed/', import.meta.url);

/** Prints one line for the user. */
export type Print = (line: string) => void;

/** Opens a graph for a command, with the embedded engine in this process. */
export function openForCommand(graph: GraphConfig, print: Print): Promise<GraphPort> {
  return openGraph(graph.kind === 'embedded' ? { ...graph, onCreate: print } : { ...graph, onWait: print });
}

/**
 * Opens a graph for a server. A client's query may never end on the embedded engine, so that engine runs in
 * its own process; `warn` gets the reason each time the process is restarted.
 */
export function openForServer(graph: GraphConfig, print: Print, warn: Print): Promise<GraphPort> {
  if (graph.kind !== 'embedded') return openForCommand(graph, print);
  return openGraph({ ...graph, ownProcess: true, onCreate: print, onRestart: warn });
}

/**
 * Refuses a graph of another format or for another clearance, and creates missing indexes. Required before the first write.
 * @throws {GraphError} QUERY_FAILED
 */
export async function prepareForWrites(graph: GraphPort, model: Model, clearance: Clearance = FULL): Promise<void> {
  await claimFormat(graph, model, clearance);
  await graph.ensureIndexes(indexSpecs(model));
}

/** Does the same as `prepareForWrites`, and loads the seed into an empty graph, as far as its clearance admits it. */
export async function prepareForQueries(
  graph: GraphPort,
  model: Model,
  print: Print,
  clearance: Clearance = FULL,
): Promise<void> {
  await prepareForWrites(graph, model, clearance);
  if (!(await isEmptyGraph(graph, model))) return;
  const seed = await readSeed(SEED_DIR, model, clearance);
  try {
    const { actorsAndFacts, statements } = await loadSeed(graph, model, seed);
    const which = clearance === FULL ? 'the empty graph' : `the empty graph for ${clearance}`;
    print(`Seeded ${which}: ${actorsAndFacts} actors and facts from ${statements} statements`);
  } catch (error) {
    // Another server may have seeded the graph at the same moment.
    if (!(error instanceof GraphError && error.code === 'CONFLICT') || (await isEmptyGraph(graph, model))) throw error;
  }
}
