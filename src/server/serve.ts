import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { destination, pino } from 'pino';
import { type Config, openForServer, type Print, prepareForQueries } from '../app/index.ts';
import { StatisticsKeeper } from '../graph/index.ts';
import { loadModel, statisticsSpec } from '../model/index.ts';
import { answerPlugin } from '../resolvers/index.ts';
import { createApp } from './app.ts';
import { addressOf, banner } from './banner.ts';
import { keepHeapSmall } from './lifecycle/heap.ts';
import { planAhead } from './lifecycle/plan-ahead.ts';
import { type ShutdownTimes, shutDown } from './lifecycle/shutdown.ts';
import { createServedApi } from './served-api.ts';

/** The server cannot listen where it is told to. Its message says what to do. */
class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** A server that listens. */
export interface Serving {
  readonly address: string;
  readonly app: FastifyInstance;
  /** Ends it in good order; false where something had to be cut off. */
  close(): Promise<boolean>;
}

const STDERR = 2;

/**
 * Opens the graph, seeds it if it is empty, and listens. What people should
 * know goes to `say`, the log to stderr.
 * @throws {ModelError} if the model is wrong, or an analysis or export does not fit it.
 * @throws {GraphError} where the graph cannot be opened or prepared.
 * @throws {SeedError} where the graph is empty and the seed has problems.
 * @throws {ListenError} where the address cannot be had.
 */
export async function serve(config: Config, print: Print): Promise<Serving> {
  const logger = pino({ level: config.logLevel }, destination(STDERR));
  const model = loadModel();
  const { api, exporter } = createServedApi(model);
  const { sdl, schema, answerer } = api;
  // Before a graph is made or seeded for nothing.
  await tryAddress(config);
  const graph = await openForServer(config, print, (message) => logger.warn(message));
  const stopThrift = keepHeapSmall();
  const ending = new AbortController();
  const keeper = new StatisticsKeeper(graph, statisticsSpec(model));
  try {
    await prepareForQueries(graph, model, print);
    await keeper.start();
    const plugins = [answerPlugin(schema, answerer)];
    const app = await createApp({
      sdl,
      schema,
      plugins,
      graph,
      statistics: () => keeper.current,
      config,
      exporter,
      logger,
    });
    const address = addressOf(config.host, await listen(app, config));
    print(banner(address, config.graph, performance.now() / 1000));
    void planAhead(graph, { model, schema, answerer }, logger, ending.signal);
    const times: ShutdownTimes = { noticeMs: config.shutdownDelayMs, drainMs: 10_000, graphMs: 10_000 };
    const close = (): Promise<boolean> => {
      ending.abort();
      keeper.stop();
      stopThrift();
      return shutDown(app, graph, times);
    };
    return { address, app, close };
  } catch (error) {
    keeper.stop();
    stopThrift();
    await graph.close();
    throw error;
  }
}

/** Listens, and gives the port that is listened on. */
async function listen(app: FastifyInstance, config: Config): Promise<number> {
  const { host, port } = config;
  try {
    await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` });
  } catch (error) {
    throw listenError(error, config);
  }
  return (app.server.address() as AddressInfo).port;
}

/** @throws {ListenError} where the address cannot be had. */
async function tryAddress(config: Config): Promise<void> {
  const server = createServer();
  try {
    server.listen(config.port, config.host);
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, config);
  } finally {
    if (server.listening) await new Promise((done) => server.close(done));
  }
}

function listenError(error: unknown, { host, port }: Config): unknown {
  const reason = LISTEN_FAILURES[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined ? error : new ListenError(reason(host, port), { cause: error });
}

const LISTEN_FAILURES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is in use by another program. Stop that one, or choose another port, as in PORT=${port + 1}.`,
  EACCES: (_, port) => `This user may not listen on port ${port}. Choose one from 1024 up by PORT.`,
  EADDRNOTAVAIL: (host) => `HOST is ${host}, which is no address of this machine.`,
  ENOTFOUND: (host) => `HOST is ${host}, which no name server knows.`,
};
