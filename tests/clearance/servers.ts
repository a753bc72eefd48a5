import type { FastifyInstance, InjectOptions } from 'fastify';
import { readConfig } from '../../src/app/config.ts';
import { type Authenticator, createCaller } from '../../src/callers/index.ts';
import { type Clearance, FULL, isClearance } from '../../src/domain/index.ts';
import { createExporter } from '../../src/export/index.ts';
import { FormerIdsKeeper, type GraphPort, StatisticsKeeper } from '../../src/graph/index.ts';
import { statisticsSpec } from '../../src/model/index.ts';
import { answerPlugin } from '../../src/resolvers/index.ts';
import { createApp } from '../../src/server/app.ts';
import { ClearanceWatch } from '../../src/server/clearance/clearance-watch.ts';
import { graphChoice } from '../../src/server/clearance/graph-choice.ts';
import type { LowerGraph, ServedGraph } from '../../src/server/clearance/served-graph.ts';
import { api, model } from '../support/ask.ts';

/** Takes the clearance that a caller names as its credential; without one it is the full one. */
const authenticator: Authenticator = {
  takesCredentials: true,
  authenticate: async ([given]) =>
    createCaller({ kind: 'key', id: 'key:a', roles: ['operator'], clearance: isClearance(given) ? given : FULL }),
};

/** A graph with what a server keeps of it. */
async function kept(graph: GraphPort): Promise<ServedGraph & { readonly stop: () => void }> {
  const statistics = new StatisticsKeeper(graph, statisticsSpec(model));
  const formerIds = new FormerIdsKeeper(graph);
  await statistics.start();
  await formerIds.start();
  return {
    graph,
    statistics: () => statistics.current,
    formerIds: () => formerIds.current,
    version: () => undefined,
    stop: () => {
      statistics.stop();
      formerIds.stop();
    },
  };
}

/** The whole server, over a main graph and lower ones, with little room, so that operations are refused as too costly too. */
export async function serverOver(
  main: GraphPort,
  lower: readonly { readonly clearance: Clearance; readonly graph: GraphPort }[] = [],
): Promise<FastifyInstance> {
  const own = await kept(main);
  const others: (LowerGraph & { readonly stop: () => void })[] = [];
  for (const { clearance, graph } of lower) others.push({ ...(await kept(graph)), clearance });
  const watch = new ClearanceWatch({ main, lower }, model, { warn: () => undefined });
  await watch.start();
  const app = await createApp({
    authenticator,
    schema: api.schema,
    plugins: [answerPlugin(api.schema, api.answerer)],
    exporter: createExporter(model, api),
    config: readConfig({ LOG_LEVEL: 'silent', GRAPH_TIMEOUT_MS: '60000', COST_LIMIT: '20000', STEP_LIMIT: '40000' }),
    choose: graphChoice(own, others, watch),
    health: main,
  });
  app.addHook('onClose', async () => {
    watch.stop();
    for (const one of [own, ...others]) one.stop();
  });
  return app;
}

/** Headers that differ from one answer to the next, as the length does by the times in it, and the one that says which graph answered. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  'date',
  'content-length',
  'server-timing',
  'x-request-id',
  'x-entente-clearance',
]);

/** All that a caller of a clearance is answered: status, headers and text. */
export async function answerOf(app: FastifyInstance, request: InjectOptions, clearance: Clearance): Promise<string> {
  const headers = { ...request.headers, authorization: clearance };
  const { statusCode, headers: own, body } = await app.inject({ ...request, headers });
  const told = Object.entries(own).filter(([name]) => !OWN_HEADERS.has(name));
  return [statusCode, ...told.map(([name, value]) => `${name}: ${value}`).sort(), timeless(body)].join('\n');
}

/** An explained answer without the times of its statements, and with those that ran at once in one order. */
function timeless(body: string): string {
  if (!body.includes('"cypher":[')) return body;
  const { extensions, ...answer } = JSON.parse(body) as { extensions: { cypher: readonly object[] } };
  const cypher = extensions.cypher.map((statement) => JSON.stringify({ ...statement, ms: {} })).sort();
  return JSON.stringify({ ...answer, extensions: { ...extensions, cypher } });
}
