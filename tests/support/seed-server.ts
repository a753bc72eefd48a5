import { createExporter } from '../../src/export/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { api, appOver, fillWithSeed, model } from './ask.ts';
import { type Engine, openTestGraph, TIMEOUT_MS } from './engines.ts';

/** A server on a free port of this machine. */
export interface TestServer {
  readonly url: string;
  /** What it serves. */
  readonly graph: GraphPort;
  readonly close: () => Promise<void>;
}

/** The server over the seed, what is done to it before, and settings. */
export const serveSeed = (
  before: (graph: GraphPort) => Promise<unknown> = async () => undefined,
  variables: Readonly<Record<string, string>> = {},
): Promise<TestServer> =>
  serveGraph(
    'embedded',
    async (graph) => {
      await fillWithSeed(graph);
      await before(graph);
    },
    variables,
  );

/** The server, with its exports, over a graph that is filled before. */
export async function serveGraph(
  engine: Engine,
  fill: (graph: GraphPort) => Promise<unknown>,
  variables: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const graph = await openTestGraph(engine);
  await fill(graph);
  const app = await appOver(
    graph,
    { GRAPH_TIMEOUT_MS: String(TIMEOUT_MS), ...variables },
    { exporter: createExporter(model, api) },
  );
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    graph,
    close: async () => {
      await app.close();
      await graph.close();
    },
  };
}
