import { resolve } from 'node:path';
import type { GraphConfig } from '../graph/index.ts';

const ENGINE_NAMES: Readonly<Record<GraphConfig['kind'], string>> = {
  embedded: 'the embedded graph',
  neo4j: 'Neo4j',
};

/** The name of the engine, for messages. */
export const engineName = ({ kind }: GraphConfig): string => ENGINE_NAMES[kind];

/** Whether the graph exists in this process's memory only. */
export const isInMemory = (graph: GraphConfig): boolean => graph.kind === 'embedded' && graph.path === undefined;

/** The file or address of the graph, for messages. It contains no password. */
export function graphLocation(graph: GraphConfig): string {
  if (graph.kind === 'embedded') return graph.path === undefined ? 'memory' : resolve(graph.path);
  return graph.database === undefined ? graph.uri : `${graph.uri}, database ${graph.database}`;
}
