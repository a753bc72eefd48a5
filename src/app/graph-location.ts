import { resolve } from 'node:path';
import { FULL } from '../domain/index.ts';
import type { GraphConfig } from '../graph/index.ts';
import type { Config } from './config.ts';
import type { ClearedGraph } from './lower-graph-settings.ts';

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

/** Names a graph with where it is, for messages: the main one by its place alone. */
export const graphName = ({ clearance, graph }: ClearedGraph): string =>
  clearance === FULL ? graphLocation(graph) : `the graph for ${clearance}, ${graphLocation(graph)}`;

/** All graphs that are written: the main one first, then the lower ones. */
export const graphsOf = ({
  graph,
  lowerGraphs,
}: Pick<Config, 'graph' | 'lowerGraphs'>): readonly [ClearedGraph, ...ClearedGraph[]] => [
  { clearance: FULL, graph },
  ...lowerGraphs,
];
