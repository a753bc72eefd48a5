import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** The header that identifies a request across the logs of proxies and servers. */
export const REQUEST_ID = 'x-request-id';

/** Ids that are safe in log lines and headers. Others are replaced. */
const SAFE_ID = /^[\w.:;/+=@~-]{1,128}$/;

/** The request's own id if it is usable, otherwise a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID];
  return typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
}

/** Adds the request id to every response. */
export function answerRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => void reply.header(REQUEST_ID, request.id));
}
