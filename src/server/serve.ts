import type { FastifyInstance } from 'fastify';
import { destination } from 'pino';
import { type Config, graphName, type Print, requireLowerGraphs } from '../app/index.ts';
import type { GraphPort } from '../graph/index.ts';
import { loadModel } from '../model/index.ts';
import { answerPlugin } from '../resolvers/index.ts';
import { createApp } from './app.ts';
import { addressOf, banner } from './banner.ts';
import { softwareVersion } from './caching/software.ts';
import { ServedGraphs } from './clearance/served-graphs.ts';
import { slowHeapGrowth } from './lifecycle/heap.ts';
import { planAhead } from './lifecycle/plan-ahead.ts';
import { type ShutdownTimes, shutDown } from './lifecycle/shutdown.ts';
import { apiAddress, listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { type Findings, openSurroundings } from './open-surroundings.ts';
import { createServedApi } from './served-api.ts';

/** A listening server. */
export interface Serving {
  readonly address: string;
  readonly app: FastifyInstance;
  /** The address of its metrics, if they have a port of their own. */
  readonly metrics?: string;
  /** Shuts it down; false if requests had to be aborted. */
  close(): Promise<boolean>;
}

const STDERR = 2;

/**
 * Opens the graphs, seeds those that are empty, and listens. Messages for the user go to `print`, the log to stderr. `found` is
 * what is known of the settings: with a problem, it only finds the others.
 * @throws {ModelError} if the model is wrong, or an analysis or export does not fit it.
 * @throws {CallersError} if a file of keys is not usable, or a root field has no rule that says who may ask it.
 * @throws {GraphError} if a graph cannot be opened or prepared.
 * @throws {ConfigError} with all problems that can be known without the graphs, if there are several or those of settings; in
 * production also if callers would need a graph that is not set up.
 * @throws {ManifestError} if a manifest of trusted documents is wrong.
 * @throws {SeedError} if the graph is empty and the seed is invalid.
 * @throws {ListenError} if the server cannot listen.
 * @throws {AuditError} if the audit log cannot be written.
 */
export async function serve(config: Config, print: Print, found: Findings = {}): Promise<Serving> {
  const logger = createLogger(config, destination(STDERR));
  const model = loadModel();
  const { api, exporter } = createServedApi(model);
  const { sdl, schema, answerer } = api;
  const surroundings = await openSurroundings(config, schema, logger, found);
  const { observers } = surroundings;
  const graphs = await ServedGraphs.open(config, model, print, logger);
  const stopHeapWatch = slowHeapGrowth();
  const ending = new AbortController();
  const stop = (): void => {
    graphs.stop();
    stopHeapWatch();
  };
  try {
    const [software] = await Promise.all([softwareVersion(sdl), graphs.start(print)]);
    if (config.profile === 'production') await requireLowerGraphs(graphs.ports, model);
    const { choice: choose, health } = graphs;
    const plugins = [answerPlugin(schema, answerer)];
    const parts = { sdl, schema, plugins, config, ...surroundings, software, exporter, logger };
    const app = await createApp({ ...parts, choose, health });
    const metrics = await observers.serveMetrics({ graphs: graphs.all, compiled: () => answerer.cache.counters });
    const address = addressOf(config.host, await listen(app, apiAddress(config)));
    print(banner(address, config, performance.now() / 1000));
    if (metrics !== undefined) print(`Metrics: ${metrics}`);
    for (const one of config.lowerGraphs) print(`Callers who may see ${one.clearance} at most have ${graphName(one)}.`);
    void planAll(graphs.all, (one) => planAhead(one, { model, schema, answerer }, logger, ending.signal));
    const times: ShutdownTimes = { noticeMs: config.shutdownDelayMs, drainMs: 10_000, graphMs: 10_000 };
    const close = async (): Promise<boolean> => {
      ending.abort();
      stop();
      const isClean = await shutDown(app, graphs, times);
      await observers.close();
      return isClean;
    };
    return { address, app, close, ...(metrics !== undefined && { metrics }) };
  } catch (error) {
    stop();
    await graphs.close();
    await observers.close();
    throw error;
  }
}

/** Plans ahead in one graph after the other. */
async function planAll(graphs: ServedGraphs['all'], plan: (graph: GraphPort) => Promise<void>): Promise<void> {
  for (const { graph } of graphs) await plan(graph);
}
