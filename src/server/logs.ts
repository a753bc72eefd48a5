import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext } from './apollo/context.ts';
import { whenOver } from './observe/over.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The name of the GraphQL operation, if it has one. */
    operationName: string | null;
    /** The codes of the errors in the response. */
    errorCodes: readonly string[] | null;
  }
}

/** The maximum length of an operation name in the log. */
const MAX_NAME = 100;

/**
 * Logs one line per request, without query string, headers or body. Health probes use the level `debug`. Requests refused
 * while the graph is unavailable are summarized by errors/refusals.ts.
 */
export function logRequests(app: FastifyInstance): void {
  app.decorateRequest('operationName', null);
  app.decorateRequest('errorCodes', null);
  whenOver(app, [logRequest]);
}

function logRequest(request: FastifyRequest, { statusCode, elapsedTime }: FastifyReply, isSent: boolean): void {
  const path = request.url.replace(/[?#].*$/s, '');
  const refused = request.errorCodes?.every((code) => code === 'GRAPH_UNAVAILABLE') ?? false;
  const level = path.startsWith('/health/') ? 'debug' : statusCode >= 500 && !refused ? 'warn' : 'info';
  request.log[level](
    {
      method: request.method,
      path,
      // What was not sent had no status yet, or none that arrived.
      ...(isSent ? { status: statusCode } : { aborted: true }),
      ms: Math.round(elapsedTime),
      ...(request.caller !== null && request.caller.kind !== 'anonymous' && { caller: request.caller.id }),
      ...(request.refusedFor !== null && { refusedFor: request.refusedFor }),
      ...(request.trace !== null && { traceId: request.trace.id }),
      ...(request.operationName !== null && { operation: request.operationName }),
      ...(request.errorCodes !== null && { errors: request.errorCodes }),
    },
    'request',
  );
}

/** Adds the operation name and error codes to the request's log line. */
export const logPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue: { request }, operation, response: { body } }) {
        request.operationName = operation?.name?.value.slice(0, MAX_NAME) ?? null;
        const errors = (body.kind === 'single' && body.singleResult.errors) || [];
        const codes = errors.map((error) => String(error.extensions?.code));
        if (codes.length > 0) request.errorCodes = [...new Set(codes)];
      },
    };
  },
};
