import type { FastifyInstance } from 'fastify';
import { readConfig } from '../../src/app/config.ts';
import { NO_FORMER_IDS, NO_STATISTICS } from '../../src/domain/index.ts';
import { createExporter, FORMATS } from '../../src/export/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { answerPlugin } from '../../src/resolvers/index.ts';
import { createApp } from '../../src/server/app.ts';
import type { Observers } from '../../src/server/observe/observe.ts';
import { api, model } from '../support/ask.ts';
import { OPERATOR } from '../support/callers.ts';
import { TIMEOUT_MS } from '../support/engines.ts';
import { forEveryone } from '../support/server.ts';

/** The whole server over a graph, with its exports. */
export const exportingApp = (
  graph: GraphPort,
  variables: Readonly<Record<string, string>> = {},
  observers: Observers = {},
): Promise<FastifyInstance> =>
  createApp({
    schema: api.schema,
    plugins: [answerPlugin(api.schema, api.answerer)],
    ...forEveryone(graph),
    config: readConfig({ LOG_LEVEL: 'silent', GRAPH_TIMEOUT_MS: String(TIMEOUT_MS), ...variables }),
    exporter: createExporter(model, api),
    observers,
  });

/** What an export that must succeed answers. */
export async function exported(app: FastifyInstance, format: string, query: string) {
  const response = await app.inject({ url: `/export/${format}?${query}` });
  if (response.statusCode !== 200) throw new Error(response.body);
  return { text: response.body, headers: response.headers };
}

/** Exports in process, without a server. */
export function exporterOver(graph: GraphPort) {
  const exporter = createExporter(model, api);
  const limits = { costLimit: 100_000, stepLimit: 10_000_000, timeoutMs: 20_000 };
  const context = { caller: OPERATOR, graph, limits, statistics: NO_STATISTICS, formerIds: NO_FORMER_IDS };
  return (name: string, parameters: Iterable<readonly [string, string]>) => {
    const format = FORMATS.get(name);
    if (!format) throw new Error(`There is no format ${name}`);
    return exporter(context, format, parameters);
  };
}
