import { claimFormat, indexSpecs, isEmptyGraph } from '../evidence/index.ts';
import { GraphError, type GraphPort, openGraph } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { loadSeed, readSeed } from '../seed/index.ts';
import type { Config } from './config.ts';

/** The folder with the seed's files. */
export const SEED_DIR = new URL('../../seed/', import.meta.url);

/** Prints one line for the user. */
export type Print = (line: string) => void;

/** Opens the configured graph for a command, with the embedded engine in this process. */
export function openForCommand({ graph }: Config, print: Print): Promise<GraphPort> {
  return openGraph(graph.kind === 'embedded' ? { ...graph, onCreate: print } : { ...graph, onWait: print });
}

/**
 * Opens the configured graph for a server. A client's query may never end on the embedded engine, so that engine runs in
 * its own process; `warn` gets the reason each time the process is restarted.
 */
export function openForServer(config: Config, print: Print, warn: Print): Promise<GraphPort> {
  const { graph } = config;
  if (graph.kind !== 'embedded') return openForCommand(config, print);
  return openGraph({ ...graph, ownProcess: true, onCreate: print, onRestart: warn });
}

/**
 * Refuses a graph of another format, and creates missing indexes. Required before the first write.
 * @throws {GraphError} QUERY_FAILED
 */
export async function prepareForWrites(graph: GraphPort, model: Model): Promise<void> {
  await claimFormat(graph, model);
  await graph.ensureIndexes(indexSpecs(model));
}

/** Does the same as `prepareForWrites`, and loads the seed into an empty graph. */
export async function prepareForQueries(graph: GraphPort, model: Model, print: Print): Promise<void> {
  await prepareForWrites(graph, model);
  if (!(await isEmptyGraph(graph, model))) return;
  const seed = await readSeed(SEED_DIR, model);
  try {
    const { actorsAndFacts, statements } = await loadSeed(graph, model, seed);
    print(`Seeded the empty graph: ${actorsAndFacts} actors and facts from ${statements} statements`);
  } catch (error) {
    // Another server may have seeded the graph at the same moment.
    if (!(error instanceof GraphError && error.code === 'CONFLICT') || (await isEmptyGraph(graph, model))) throw error;
  }
}
