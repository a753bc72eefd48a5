import type { FastifyRequest } from 'fastify';
import { outcomeAtEnd } from '../outcome.ts';
import type { OnOver } from '../over.ts';
import type { Metrics } from './metrics.ts';

/** Counts requests when their responses are over. */
export const countRequests =
  (metrics: Metrics): OnOver =>
  (request, reply, isSent) =>
    metrics.count({
      route: routeOf(request),
      outcome: outcomeAtEnd(request, reply, isSent),
      ms: reply.elapsedTime,
      errorCodes: request.errorCodes,
      record: request.record,
      cost: (request.record ?? request.file)?.cost,
      clearance: request.servedUpTo ?? undefined,
    });

/** The files of the pages are one route, and so is what has none. */
function routeOf({ routeOptions: { url, config } }: FastifyRequest): string {
  if (config.page === true) return 'page';
  return url ?? 'none';
}
