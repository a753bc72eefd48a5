import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../../resolvers/index.ts';
import { vary } from '../admission/headers.ts';
import type { ServerContext } from '../apollo/context.ts';
import { asksToExplain, createExplainLog, permitExplain } from '../apollo/explain.ts';
import { limitRequests } from '../limits/limits.ts';
import { dropEmptyParameters } from '../request/empty-parameters.ts';
import { requireOperation } from '../request/well-formed.ts';

/** The dependencies of `/graphql`. */
export interface GraphqlParts {
  readonly apollo: ApolloServer<ServerContext>;
  readonly schema: GraphQLSchema;
  /** Whether `X-Entente-Explain` is honored. */
  readonly explain: boolean;
  /** The context of each operation. */
  readonly context: (request: FastifyRequest) => RequestContext;
}

/** `/graphql`: operations by GET and POST. */
export function registerGraphql(scope: FastifyInstance, { apollo, schema, explain, context }: GraphqlParts): void {
  scope.addHook('onRequest', async (_, reply) => vary(reply, 'accept'));
  dropEmptyParameters(scope);
  requireOperation(scope);
  scope.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], // other methods are answered with 405
    url: '/graphql',
    preHandler: [permitExplain(explain), limitRequests(schema)],
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
