import { type EmbeddedConfig, openEmbedded, openInProcess } from './embedded/open.ts';
import type { Neo4jConfig } from './neo4j/open.ts';
import type { GraphPort } from './port.ts';

/** The graph to open. */
export type GraphConfig = EmbeddedConfig | Neo4jConfig;

/**
 * Opens a graph. The caller closes it.
 * @throws {GraphError} GRAPH_UNAVAILABLE if it cannot be opened; the message says what to do.
 */
export async function openGraph(config: GraphConfig): Promise<GraphPort> {
  if (config.kind === 'embedded') return config.ownProcess ? openInProcess(config) : openEmbedded(config);
  // Loading the driver takes about 150 ms, which an embedded graph can skip.
  const { openNeo4j } = await import('./neo4j/open.ts');
  return openNeo4j(config);
}
