import type { ApolloServerPlugin } from '@apollo/server';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import type { Config } from '../app/index.ts';
import { type Authenticator, openAuthenticator } from '../callers/index.ts';
import type { Exporter } from '../export/index.ts';
import type { RequestContext } from '../resolvers/index.ts';
import { admitRequests } from './admission/admit.ts';
import { authenticateRequests, callerOf } from './admission/authenticate.ts';
import { allowOrigins } from './admission/cors.ts';
import { secure, secureReplies, securityHeaders } from './admission/headers.ts';
import { refuseRepeatedHeaders } from './admission/single-headers.ts';
import { noteArrival } from './apollo/context.ts';
import { createApollo } from './apollo/server.ts';
import { chooseGraphs, servedTo } from './clearance/choose-graph.ts';
import type { GraphChoice } from './clearance/graph-choice.ts';
import type { GraphHealth } from './clearance/served-graphs.ts';
import { compressAnswers } from './compression.ts';
import { TrustedDocuments } from './documents/trusted-documents.ts';
import { answerExpectations, createClientErrorHandler } from './errors/client-errors.ts';
import { createErrorReporter } from './errors/errors.ts';
import { createRefusalLog } from './errors/refusals.ts';
import { createErrorHandler, replyNotFound } from './errors/replies.ts';
import { answerRetryAfter } from './errors/retry-after.ts';
import { drainConnections } from './lifecycle/shutdown.ts';
import { dropStalled, type StallTimes } from './lifecycle/stall.ts';
import { LIMITS } from './limits/limits.ts';
import { logRequests } from './logs.ts';
import { registerMetrics } from './observe/metrics/serve-metrics.ts';
import { type Observation, type Observers, observe } from './observe/observe.ts';
import { callerName } from './rates/caller-name.ts';
import { limitRates } from './rates/limit-rates.ts';
import { patientBudget } from './rates/patient-budget.ts';
import { openRateLimiter } from './rates/rate-limiter.ts';
import { ReadingGraph } from './reading-graph.ts';
import { readBodies } from './request/body.ts';
import { answerRequestIds, REQUEST_ID, requestIdOf } from './request/request-id.ts';
import { EXPORT_METHODS, type ExportParts, registerExport } from './routes/export.ts';
import { registerGraphql } from './routes/graphql.ts';
import { registerHealth } from './routes/health.ts';
import { PAGES, registerPage } from './routes/pages.ts';

export interface AppParts {
  /** The SDL for `/schema.graphql`; without it there is no such route. */
  readonly sdl?: string;
  readonly schema: GraphQLSchema;
  /** Plugins that the schema's resolvers need. */
  readonly plugins?: readonly ApolloServerPlugin<RequestContext>[];
  readonly config: Config;
  /** Chooses the graph that answers a caller. */
  readonly choose: GraphChoice;
  /** Whether the graphs answer. */
  readonly health: GraphHealth;
  /** Opened already; by default as the configuration says. */
  readonly authenticator?: Authenticator;
  /** The documents that are trusted; none by default. */
  readonly documents?: TrustedDocuments;
  /** The version of the code and the schema; without it, no answer to a GET has a tag. */
  readonly software?: string;
  /** Serves `/export`; without it there is no such route. */
  readonly exporter?: Exporter;
  /** Overrides the limits of slow clients. */
  readonly stall?: Omit<StallTimes, 'timeoutMs'>;
  /** Where observations go; nowhere by default. */
  readonly observers?: Observers;
  /** Silent by default. */
  readonly logger?: FastifyBaseLogger;
}

/** How long a client may take to send its request, in milliseconds. */
const RECEIVE_MS = 30_000;

/**
 * Builds the server: GraphQL at `/graphql`, files at `/export`, the playground at `/`, the explorer at `/explore`, health probes at `/health`. Closing it
 * does not close the graph.
 */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { schema, config, choose, health, plugins = [], logger = pino({ level: 'silent' }) } = parts;
  const { documents = new TrustedDocuments(), software } = parts;
  const refusals = createRefusalLog(logger, () => health.ping());
  const reporter = createErrorReporter(logger, config.timeoutMs, refusals);
  const handleError = createErrorHandler(reporter, LIMITS.body);
  const headers = securityHeaders(config);
  const authenticator = parts.authenticator ?? (await openAuthenticator(config.callers, logger));
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }), // see logs.ts
    bodyLimit: LIMITS.body,
    requestTimeout: RECEIVE_MS,
    ...(config.trustProxy.length > 0 && { trustProxy: [...config.trustProxy] }),
    return503OnClosing: false, // requests on open connections are still answered
    http: { requireHostHeader: false }, // admission/admit.ts checks it
    genReqId: requestIdOf,
    clientErrorHandler: createClientErrorHandler(headers),
    frameworkErrors: (error, request, reply) =>
      void handleError(error, request, secure(reply, { ...headers, [REQUEST_ID]: request.id })),
  });
  const observation = observe(app, parts.observers ?? {}, config, logger);
  answerRetryAfter(app); // behind the audit log, which may refuse at the last moment
  answerExpectations(app.server, headers);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((request, reply) => replyNotFound(request, reply));
  secureReplies(app, headers);
  answerRequestIds(app);
  authenticateRequests(app, authenticator);
  readBodies(app);
  noteArrival(app);
  logRequests(app);
  refuseRepeatedHeaders(app);
  admitRequests(app, config);
  dropStalled(app, { timeoutMs: config.timeoutMs, ...parts.stall });
  drainConnections(app);
  registerHealth(app, health, refusals);
  for (const page of PAGES) await registerPage(app, page);

  const apollo = createApollo({ schema, plugins, observation, reporter, logger });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  const context = contextOf(config, observation);
  const limiter = config.rates && (await openRateLimiter(config.rates, logger));
  if (limiter) app.addHook('onClose', async () => limiter.close());
  await app.register(async (scope) => {
    allowOrigins(scope, config);
    await compressAnswers(scope);
    limitRates(scope, limiter);
    chooseGraphs(scope, choose);
    registerGraphql(scope, { apollo, schema, config, documents, software, context });
  });
  const { exporter, observers, sdl } = parts;
  if (config.observe.metricsRoute && observers?.metrics) registerMetrics(app, observers.metrics.registry);
  if (sdl !== undefined) await registerSchema(app, sdl, config);
  if (exporter) {
    await app.register(async (scope) => {
      allowOrigins(scope, config, EXPORT_METHODS.join(', '));
      await compressAnswers(scope);
      limitRates(scope, limiter);
      chooseGraphs(scope, choose);
      registerExport(scope, { schema, exporter, reporter, context: ofFile(context) });
    });
  }
  return app;
}

function contextOf({ costLimit, stepLimit, timeoutMs, answerBytes }: Config, observation: Observation) {
  const limits = { costLimit, stepLimit, timeoutMs, answerBytes };
  return (request: FastifyRequest): RequestContext => {
    const { graph, statistics, formerIds } = servedTo(request);
    const { purse } = request;
    const caller = purse?.caller ?? callerName(request);
    const observed = observation.contextOf(request, new ReadingGraph(graph, { caller }));
    const known = { limits, statistics: statistics(), formerIds: formerIds() };
    return { caller: callerOf(request), ...observed, ...known, ...(purse && { budget: purse }) };
  };
}

async function registerSchema(app: FastifyInstance, sdl: string, config: Config): Promise<void> {
  await app.register(async (scope) => {
    allowOrigins(scope, config, 'GET, HEAD');
    await compressAnswers(scope);
    scope.get('/schema.graphql', async (_, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
  });
}

/** A file may have any length, since it is streamed; and its caller pays while it is. */
const ofFile =
  (contextOf: (request: FastifyRequest) => RequestContext): ExportParts['context'] =>
  (request, record) => {
    const { purse, raw } = request;
    const { limits, ...context } = contextOf(request);
    const { answerBytes: _, ...others } = limits;
    const budget = purse && patientBudget(purse, () => raw.socket.destroyed);
    return { ...context, limits: others, budget: record.counting(budget), progress: record };
  };
