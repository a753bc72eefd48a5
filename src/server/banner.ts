import { resolve } from 'node:path';
import type { Config } from '../app/index.ts';
import type { GraphPort } from '../graph/index.ts';

const ANYWHERE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '0.0.0.0', '::']);
const ENGINES: Readonly<Record<GraphPort['engine'], string>> = { embedded: 'the embedded graph', neo4j: 'Neo4j' };

/** Where people find a server that listens on a host and port. */
export function addressOf(host: string, port: number): string {
  const name = ANYWHERE.has(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Where a graph is, in words for people. */
export function placeOf(graph: Config['graph']): string {
  if (graph.kind === 'embedded') return graph.path === undefined ? 'memory' : resolve(graph.path);
  return graph.database === undefined ? graph.uri : `${graph.uri}, database ${graph.database}`;
}

/** What the server says when it is ready: where it is, and what to try. */
export function banner(address: string, graph: Config['graph'], seconds: number): string {
  return `
entente is ready at ${address} after ${seconds.toFixed(1)} s, on ${ENGINES[graph.kind]} (${placeOf(graph)})

  In a browser   ${address}/   with examples and the schema's docs
  In a terminal  curl -G ${address}/graphql --data-urlencode 'query={ leaders(at: "2023-09-13") { nodes { name } } }'
  Is it well?    ${address}/health/ready

Stop it with Ctrl+C.
`;
}
