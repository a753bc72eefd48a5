import { openEngine } from './file.ts';
import { EmbeddedGraph } from './graph.ts';
import { ProcessEngine } from './process/engine.ts';

export interface EmbeddedConfig {
  readonly kind: 'embedded';
  /** The graph's file, made where it is missing, with its folder; left out: the graph is in memory. */
  readonly path?: string;
  /** How long a read may take, in milliseconds, where the caller does not say. */
  readonly timeoutMs: number;
  /** True for a process of its own, which is ended and started anew where a read has no end. */
  readonly ownProcess?: boolean;
  /** Told when a new, empty file is made. */
  readonly onCreate?: (message: string) => void;
  /** Told each time that the process is started anew, and why. */
  readonly onRestart?: (message: string) => void;
}

/**
 * Opens the graph in a process of its own.
 * @throws {GraphError} as `openEmbedded` does.
 */
export async function openInProcess({ timeoutMs, ...options }: EmbeddedConfig): Promise<EmbeddedGraph> {
  return new EmbeddedGraph(await ProcessEngine.open(options), { timeoutMs });
}

/**
 * Opens the graph inside this process.
 * @throws {GraphError} GRAPH_UNAVAILABLE where the file is open in another process, or is no graph.
 */
export function openEmbedded({ path, timeoutMs, onCreate }: EmbeddedConfig): EmbeddedGraph {
  return new EmbeddedGraph(openEngine(path, onCreate), { timeoutMs });
}
