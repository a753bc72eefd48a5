import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from './apollo/context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The name of the GraphQL operation, where it has one. */
    operationName: string | null;
    /** The codes of the errors in the answer. */
    errorCodes: readonly string[] | null;
  }
}

const LONGEST_NAME = 100;

/**
 * Logs one line a request: no query string, no headers, no body. Health probes are for the level `debug`; what was
 * refused since the graph is away is told once, and counted, by refusals.ts.
 */
export function logRequests(app: FastifyInstance): void {
  app.decorateRequest('operationName', null);
  app.decorateRequest('errorCodes', null);
  app.addHook('onResponse', async (request, reply) => {
    const path = request.url.replace(/[?#].*$/s, '');
    const refused = request.errorCodes?.every((code) => code === 'GRAPH_UNAVAILABLE') ?? false;
    const level = path.startsWith('/health/') ? 'debug' : reply.statusCode >= 500 && !refused ? 'warn' : 'info';
    request.log[level](
      {
        method: request.method,
        path,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(request.operationName !== null && { operation: request.operationName }),
        ...(request.errorCodes !== null && { errors: request.errorCodes }),
      },
      'request',
    );
  });
}

/** Tells the request's log line what only Apollo knows. */
export const logPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue: { request }, operation, response: { body } }) {
        request.operationName = operation?.name?.value.slice(0, LONGEST_NAME) ?? null;
        const errors = (body.kind === 'single' && body.singleResult.errors) || [];
        const codes = errors.map((error) => String(error.extensions?.code));
        if (codes.length > 0) request.errorCodes = [...new Set(codes)];
      },
    };
  },
};
