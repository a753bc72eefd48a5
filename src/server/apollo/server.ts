import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { DataText, MAX_REQUEST_FAULTS, type RequestContext, VALIDATION_RULES } from '../../resolvers/index.ts';
import type { ErrorReporter } from '../errors/errors.ts';
import { LIMITS } from '../limits/limits.ts';
import { logPlugin } from '../logs.ts';
import type { Observation } from '../observe/observe.ts';
import type { ServerContext } from './context.ts';
import { createDocumentStore } from './documents.ts';
import { explainPlugin } from './explain.ts';
import { hiddenNamesPlugin } from './hidden-names.ts';
import { statusPlugin } from './status.ts';

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly plugins: readonly ApolloServerPlugin<RequestContext>[];
  readonly observation: Pick<Observation, 'plugin'>;
  readonly reporter: ErrorReporter;
  readonly logger: FastifyBaseLogger;
}

/** Configures Apollo Server: this server's plugins, and none of Apollo's own. */
export function createApollo({
  schema,
  plugins,
  observation,
  reporter,
  logger,
}: ApolloParts): ApolloServer<ServerContext> {
  return new ApolloServer<ServerContext>({
    schema,
    logger,
    formatError: reporter.format,
    stringifyResult: DataText.stringify,
    documentStore: createDocumentStore(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    // Origins are checked per route, and plain GET is part of GraphQL over HTTP.
    csrfPrevention: false,
    // Every client could fill that store, and servers behind a load balancer would not share it.
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
      hiddenNamesPlugin(schema),
      logPlugin,
      observation.plugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
