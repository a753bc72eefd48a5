import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import type { Config } from '../app/index.ts';
import type { Statistics } from '../domain/index.ts';
import type { Exporter } from '../export/index.ts';
import type { GraphPort } from '../graph/index.ts';
import {
  DataText,
  type Limits,
  MAX_REQUEST_FAULTS,
  type RequestContext,
  VALIDATION_RULES,
} from '../resolvers/index.ts';
import { admitRequests } from './admission.ts';
import { noteArrival } from './arrival.ts';
import { readBodies } from './body.ts';
import { answerExpectations, createClientErrorHandler } from './client-errors.ts';
import { compressAnswers } from './compression.ts';
import type { ServerContext } from './context.ts';
import { allowOrigins } from './cors.ts';
import { createDocumentStore } from './documents.ts';
import { dropEmptyParameters } from './empty-parameters.ts';
import { createErrorReporter, type ErrorReporter } from './errors.ts';
import { asksToExplain, createExplainLog, explainPlugin } from './explain.ts';
import { EXPORT_METHODS, registerExport } from './export.ts';
import { secure, secureReplies, securityHeaders, vary } from './headers.ts';
import { registerHealth } from './health.ts';
import { LIMITS, limitRequests } from './limits.ts';
import { logPlugin, logRequests } from './logs.ts';
import { registerPlayground } from './playground.ts';
import { createRefusalLog } from './refusals.ts';
import { createErrorHandler, replyNotFound } from './replies.ts';
import { answerRequestIds, requestIdOf } from './request-id.ts';
import { registerSchemaText } from './schema-text.ts';
import { drainConnections } from './shutdown.ts';
import { dropStalled, type StallTimes } from './stall.ts';
import { statusPlugin } from './status.ts';
import { refuseFormless } from './well-formed.ts';

export interface AppParts {
  /** The schema as text, for `/schema.graphql`, which is not there where it is left out. */
  readonly sdl?: string;
  readonly schema: GraphQLSchema;
  /** What the schema's resolvers need beside them. */
  readonly plugins?: readonly ApolloServerPlugin<RequestContext>[];
  readonly graph: GraphPort;
  /** What is known of the graph's size at the moment. */
  readonly statistics: () => Statistics;
  readonly config: Config;
  /** Answers `/export`, which is not there where it is left out. */
  readonly exporter?: Exporter;
  /** How slowly a client may read an answer, where that is not as usual. */
  readonly stall?: Omit<StallTimes, 'timeoutMs'>;
  /** Silent where it is left out. */
  readonly logger?: FastifyBaseLogger;
}

/** How long a client may take to send its request. */
const RECEIVE_MS = 30_000;

/** Builds the server: GraphQL at `/graphql`, files at `/export`, the playground at `/`, the probes at `/health`. Closing it leaves the graph open. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { schema, graph, statistics, config, plugins = [], logger = pino({ level: 'silent' }) } = parts;
  const refusals = createRefusalLog(logger, () => graph.ping());
  const reporter = createErrorReporter(logger, config.timeoutMs, refusals);
  const handleError = createErrorHandler(reporter, LIMITS.body);
  const headers = securityHeaders(config);
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }), // see logs.ts
    bodyLimit: LIMITS.body,
    requestTimeout: RECEIVE_MS,
    return503OnClosing: false, // what comes over an open connection is still answered
    http: { requireHostHeader: false }, // see admission.ts
    genReqId: requestIdOf,
    clientErrorHandler: createClientErrorHandler(headers),
    frameworkErrors: (error, request, reply) => void handleError(error, request, secure(reply, headers)),
  });
  answerExpectations(app.server, headers);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(replyNotFound);
  secureReplies(app, headers);
  answerRequestIds(app);
  readBodies(app);
  noteArrival(app);
  logRequests(app);
  admitRequests(app, config);
  dropStalled(app, { timeoutMs: config.timeoutMs, ...parts.stall });
  drainConnections(app);
  registerHealth(app, graph, refusals);
  await registerPlayground(app);

  const apollo = createApollo(schema, plugins, reporter, logger);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  await app.register(async (scope) => {
    allowOrigins(scope, config);
    await compressAnswers(scope);
    scope.addHook('onRequest', async (_, reply) => vary(reply, 'accept'));
    dropEmptyParameters(scope);
    refuseFormless(scope);
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], // Apollo answers 405 to what it does not take
      url: '/graphql',
      preHandler: limitRequests(schema),
      handler: fastifyApolloHandler(apollo, { context: createContext(parts) }),
    });
  });
  const { exporter, sdl } = parts;
  if (sdl !== undefined) {
    await app.register(async (scope) => {
      allowOrigins(scope, config, 'GET, HEAD');
      await compressAnswers(scope);
      registerSchemaText(scope, sdl);
    });
  }
  if (exporter) {
    await app.register(async (scope) => {
      allowOrigins(scope, config, EXPORT_METHODS.join(', '));
      await compressAnswers(scope);
      // A file may be of any length: it is sent while it is read.
      const { answerBytes: _, ...limits } = limitsOf(config);
      registerExport(scope, {
        exporter,
        reporter,
        context: () => ({ graph, limits, statistics: statistics() }),
      });
    });
  }
  return app;
}

function createApollo(
  schema: GraphQLSchema,
  plugins: readonly ApolloServerPlugin<RequestContext>[],
  { format }: ErrorReporter,
  logger: FastifyBaseLogger,
) {
  return new ApolloServer<ServerContext>({
    schema,
    logger,
    formatError: format,
    stringifyResult: DataText.stringify,
    documentStore: createDocumentStore(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    // Whose pages may ask is settled before, for each route; plain GET is part of GraphQL over HTTP.
    csrfPrevention: false,
    // A store that every client can write to, and that servers behind a balancer do not share.
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [...VALIDATION_RULES],
    validationOptions: { maxErrors: MAX_REQUEST_FAULTS },
    executionOptions: { maxCoercionErrors: MAX_REQUEST_FAULTS },
    stopOnTerminationSignals: false,
    plugins: [
      ...plugins,
      explainPlugin,
      statusPlugin,
      logPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

function createContext({ graph, config, statistics }: AppParts) {
  const limits = limitsOf(config);
  return async (request: FastifyRequest): Promise<ServerContext> => ({
    graph,
    limits,
    statistics: statistics(),
    request,
    since: request.since,
    ...(config.explain && asksToExplain(request) && { explain: createExplainLog() }),
  });
}

const limitsOf = ({ costLimit, stepLimit, timeoutMs, answerBytes }: Config): Limits => ({
  costLimit,
  stepLimit,
  timeoutMs,
  answerBytes,
});
