import { type EmbeddedConfig, openEmbedded, openInProcess } from './embedded/open.ts';
import type { Neo4jConfig } from './neo4j/open.ts';
import type { GraphPort } from './port.ts';

/** Which graph to open. */
export type GraphConfig = EmbeddedConfig | Neo4jConfig;

/**
 * Opens the graph; whoever opens it closes it.
 * @throws {GraphError} GRAPH_UNAVAILABLE where it cannot be opened, with what to do in its message.
 */
export async function openGraph(config: GraphConfig): Promise<GraphPort> {
  if (config.kind === 'embedded') return config.ownProcess ? openInProcess(config) : openEmbedded(config);
  // The driver takes a sixth of a second to load, which an embedded graph need not wait for.
  const { openNeo4j } = await import('./neo4j/open.ts');
  return openNeo4j(config);
}
