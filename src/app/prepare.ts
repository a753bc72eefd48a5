import { indexSpecs, isEmpty, upgradeGraph } from '../evidence/index.ts';
import { GraphError, type GraphPort, openGraph } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { loadSeed, readSeed } from '../seed/index.ts';
import type { Config } from './config.ts';

/** The folder that holds the seed's files. */
export const SEED_DIR = new URL('../../seed/', import.meta.url);

/** Tells the people at the terminal something. */
export type Say = (line: string) => void;

/** Opens the graph of the configuration, telling what it waits for. */
export function openConfigured({ graph }: Config, say: Say): Promise<GraphPort> {
  return openGraph(graph.kind === 'embedded' ? { ...graph, onCreate: say } : { ...graph, onWait: say });
}

/**
 * As `openConfigured`, for a server: what its clients ask may have no end on the embedded engine, so that has a process
 * of its own. `warn` is told each time that the process is started anew.
 */
export function openServed({ graph, ...config }: Config, say: Say, warn: Say): Promise<GraphPort> {
  if (graph.kind === 'neo4j') return openConfigured({ graph, ...config }, say);
  return openGraph({ ...graph, ownProcess: true, onCreate: say, onRestart: warn });
}

/** Makes an open graph fit to be written to: indexed, and in the present format. */
export async function readyGraph(graph: GraphPort, model: Model, say: Say): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  await upgradeGraph(graph, model, say);
}

/** Makes an open graph fit to be asked, and seeds it if it is empty. */
export async function prepareGraph(graph: GraphPort, model: Model, say: Say): Promise<void> {
  await readyGraph(graph, model, say);
  if (!(await isEmpty(graph, model))) return;
  const seed = await readSeed(SEED_DIR, model);
  try {
    const { statements, nodes } = await loadSeed(graph, model, seed);
    say(`The graph was empty and is seeded now: ${nodes} nodes, ${statements} of them statements`);
  } catch (error) {
    // Another server may have seeded it at the same moment.
    if (!(error instanceof GraphError && error.code === 'CONFLICT') || (await isEmpty(graph, model))) throw error;
  }
}
