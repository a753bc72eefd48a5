import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** The header by which a request is told apart in the logs of all who pass it on. */
export const REQUEST_ID = 'x-request-id';

/** What may stand in a log line and a header as it is; longer or other ids are not taken over. */
const SOUND = /^[\w.:;/+=@~-]{1,128}$/;

/** The id that a request brings; a new one where it has none that can be used. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID];
  return typeof given === 'string' && SOUND.test(given) ? given : randomUUID();
}

/** Says the id of its request in every answer. */
export function answerRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => void reply.header(REQUEST_ID, request.id));
}
