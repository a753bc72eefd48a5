import type { FastifyRequest } from 'fastify';
import { outcomeOf } from '../outcome.ts';
import type { OnOver } from '../over.ts';
import type { Metrics } from './metrics.ts';

/** Counts requests when their responses are over. */
export const countRequests =
  (metrics: Metrics): OnOver =>
  (request, reply, isSent) =>
    metrics.count({
      route: routeOf(request),
      outcome: isSent ? outcomeOf(request, reply) : 'aborted',
      ms: reply.elapsedTime,
      errorCodes: request.errorCodes,
      record: request.record,
    });

/** The files of the pages are one route, and so is what has none. */
function routeOf({ routeOptions: { url, config } }: FastifyRequest): string {
  if (config.page === true) return 'page';
  return url ?? 'none';
}
