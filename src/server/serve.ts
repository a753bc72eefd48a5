import type { FastifyInstance } from 'fastify';
import { destination, pino } from 'pino';
import { type Config, openForServer, type Print, prepareForQueries } from '../app/index.ts';
import { openAuthenticator } from '../callers/index.ts';
import { FormerIdsKeeper, KeptKeeper, StatisticsKeeper } from '../graph/index.ts';
import { keptRelations, loadModel, statisticsSpec } from '../model/index.ts';
import { answerPlugin } from '../resolvers/index.ts';
import { createApp } from './app.ts';
import { addressOf, banner } from './banner.ts';
import { slowHeapGrowth } from './lifecycle/heap.ts';
import { planAhead } from './lifecycle/plan-ahead.ts';
import { type ShutdownTimes, shutDown } from './lifecycle/shutdown.ts';
import { checkAddress, listen } from './listen.ts';
import { createServedApi } from './served-api.ts';

/** A listening server. */
export interface Serving {
  readonly address: string;
  readonly app: FastifyInstance;
  /** Shuts it down; false if requests had to be aborted. */
  close(): Promise<boolean>;
}

const STDERR = 2;

/**
 * Opens the graph, seeds it if empty, and listens. Messages for the user go to `print`, the log to stderr.
 * @throws {ModelError} if the model is wrong, or an analysis or export does not fit it.
 * @throws {CallersError} if a file of keys is not usable, or a root field has no rule that says who may ask it.
 * @throws {GraphError} if the graph cannot be opened or prepared.
 * @throws {SeedError} if the graph is empty and the seed is invalid.
 * @throws {ListenError} if the server cannot listen.
 */
export async function serve(config: Config, print: Print): Promise<Serving> {
  const logger = pino({ level: config.logLevel }, destination(STDERR));
  const model = loadModel();
  const { api, exporter } = createServedApi(model);
  const { sdl, schema, answerer } = api;
  const authenticator = await openAuthenticator(config.callers, logger);
  await checkAddress(config);
  const graph = await openForServer(config.graph, print, (message) => logger.warn(message));
  const stopHeapWatch = slowHeapGrowth();
  const ending = new AbortController();
  const keeper = new StatisticsKeeper(graph, statisticsSpec(model));
  const kept = new KeptKeeper(graph, { kept: keptRelations(model), labels: statisticsSpec(model).labels });
  const formerIds = new FormerIdsKeeper(graph);
  try {
    await prepareForQueries(graph, model, print);
    await keeper.start();
    await kept.start();
    await formerIds.start();
    const plugins = [answerPlugin(schema, answerer)];
    const app = await createApp({
      sdl,
      schema,
      plugins,
      graph,
      statistics: () => keeper.current,
      formerIds: () => formerIds.current,
      config,
      authenticator,
      exporter,
      logger,
    });
    const address = addressOf(config.host, await listen(app, config));
    print(banner(address, config, performance.now() / 1000));
    void planAhead(graph, { model, schema, answerer }, logger, ending.signal);
    const times: ShutdownTimes = { noticeMs: config.shutdownDelayMs, drainMs: 10_000, graphMs: 10_000 };
    const close = (): Promise<boolean> => {
      ending.abort();
      keeper.stop();
      kept.stop();
      formerIds.stop();
      stopHeapWatch();
      return shutDown(app, graph, times);
    };
    return { address, app, close };
  } catch (error) {
    keeper.stop();
    kept.stop();
    formerIds.stop();
    stopHeapWatch();
    await graph.close();
    throw error;
  }
}
