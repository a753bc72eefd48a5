import type { FastifyInstance } from 'fastify';

/** The statuses of what may succeed a little later: each error with one of them is `retryable`. */
const RETRYABLE: readonly number[] = [429, 503];

/** How soon to try again where nothing better is known, in seconds. */
const RETRY_SECONDS = 5;

/** Says in each response that asks its client to come again when to do so. A rate knows it to the second, and says so itself. */
export function answerRetryAfter(app: FastifyInstance): void {
  app.addHook('onSend', async (_, reply) => {
    if (RETRYABLE.includes(reply.statusCode) && !reply.hasHeader(RETRY_AFTER)) reply.header(RETRY_AFTER, RETRY_SECONDS);
  });
}

/** The header that says when to try again. */
export const RETRY_AFTER = 'retry-after';
