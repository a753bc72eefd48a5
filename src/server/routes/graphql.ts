import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Config } from '../../app/index.ts';
import type { RequestContext } from '../../resolvers/index.ts';
import { callerOf } from '../admission/authenticate.ts';
import { vary } from '../admission/headers.ts';
import type { ServerContext } from '../apollo/context.ts';
import { asksToExplain, createExplainLog, permitExplain } from '../apollo/explain.ts';
import { type AnswerState, answerNotModified } from '../caching/revalidate.ts';
import { servedTo } from '../clearance/choose-graph.ts';
import { resolveDocuments } from '../documents/resolve-documents.ts';
import type { TrustedDocuments } from '../documents/trusted-documents.ts';
import { limitRequests } from '../limits/limit-requests.ts';
import { recordOperation } from '../observe/record-operations.ts';
import { answerTimings } from '../observe/server-timing.ts';
import { dropEmptyParameters } from '../request/empty-parameters.ts';
import { refuseUnreadParameters } from '../request/unread-parameters.ts';
import { requireOperation } from '../request/well-formed.ts';

/** The dependencies of `/graphql`. */
export interface GraphqlParts {
  readonly apollo: ApolloServer<ServerContext>;
  readonly schema: GraphQLSchema;
  readonly config: Pick<Config, 'explain' | 'documents' | 'profile'>;
  readonly documents: TrustedDocuments;
  /** The version of the code and the schema; without it, no answer has a tag. */
  readonly software: string | undefined;
  /** The context of each operation. */
  readonly context: (request: FastifyRequest) => RequestContext;
}

/** `/graphql`: operations by GET and POST. */
export function registerGraphql(scope: FastifyInstance, parts: GraphqlParts): void {
  const { apollo, schema, config, documents, software, context } = parts;
  const { explain, profile } = config;
  const isProduction = profile === 'production';
  scope.addHook('onRequest', async (_, reply) => vary(reply, 'accept'));
  answerTimings(scope, explain);
  dropEmptyParameters(scope);
  refuseUnreadParameters(scope);
  resolveDocuments(scope, { mode: config.documents.mode, trusted: documents, anyByGet: !isProduction });
  requireOperation(scope);
  scope.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], // other methods are answered with 405
    url: '/graphql',
    preHandler: [
      recordOperation,
      permitExplain(explain),
      limitRequests(schema, isProduction),
      answerNotModified(scope, { version: versionOf, software, scope: scopeOf }),
    ],
    handler: fastifyApolloHandler(apollo, {
      context: async (request): Promise<ServerContext> => ({
        ...context(request),
        request,
        since: request.since,
        ...(explain && asksToExplain(request) && { explain: createExplainLog() }),
      }),
    }),
  });
}

/** The version of the graph that answers the caller. */
const versionOf: AnswerState['version'] = (request) => servedTo(request).version();

/** Callers with the same roles and clearance get the same answers. Explained ones have times, which are never the same. */
const scopeOf: AnswerState['scope'] = (request) => {
  const { roles, clearance } = callerOf(request);
  return asksToExplain(request) ? undefined : [clearance, ...[...roles].sort()].join(' ');
};
