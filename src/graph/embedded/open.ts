import { openEngine } from './file.ts';
import { EmbeddedGraph } from './graph.ts';
import { ProcessEngine } from './process/engine.ts';

export interface EmbeddedConfig {
  readonly kind: 'embedded';
  /** The graph's file; created with its folder if missing. Without it the graph is in memory. */
  readonly path?: string;
  /** The default timeout of a read, in milliseconds. */
  readonly timeoutMs: number;
  /** True to run the engine in its own process, which is restarted if a read does not end. */
  readonly ownProcess?: boolean;
  /** Called when a new, empty file is created. */
  readonly onCreate?: (message: string) => void;
  /** Called with the reason each time the process is restarted. */
  readonly onRestart?: (message: string) => void;
}

/**
 * Opens the graph in its own process.
 * @throws {GraphError} as `openEmbedded` does.
 */
export async function openInProcess({ timeoutMs, ...options }: EmbeddedConfig): Promise<EmbeddedGraph> {
  return new EmbeddedGraph(await ProcessEngine.open(options), { timeoutMs });
}

/**
 * Opens the graph in this process.
 * @throws {GraphError} GRAPH_UNAVAILABLE if the file is open in another process or is not a graph.
 */
export function openEmbedded({ path, timeoutMs, onCreate }: EmbeddedConfig): EmbeddedGraph {
  return new EmbeddedGraph(openEngine(path, onCreate), { timeoutMs });
}
