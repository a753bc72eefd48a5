import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify';
import type { Registry } from 'prom-client';
import { isLoopback } from '../../../app/index.ts';
import { admitRequests } from '../../admission/admit.ts';
import { callerOf } from '../../admission/authenticate.ts';
import { secureReplies, securityHeaders } from '../../admission/headers.ts';
import { refuseRepeatedHeaders } from '../../admission/single-headers.ts';
import { replyNotFound } from '../../errors/replies.ts';
import { answerRequestIds, requestIdOf } from '../../request/request-id.ts';
import { clearedMetrics } from './cleared-metrics.ts';

/** Adds `/metrics` to the API, in the text format of Prometheus, without what is above the clearance of who asks. */
export function registerMetrics(app: FastifyInstance, registry: Registry): void {
  addRoute(app, registry, async (request) => clearedMetrics(await registry.metrics(), callerOf(request).clearance));
}

function addRoute(
  app: FastifyInstance,
  registry: Registry,
  answer: (request: FastifyRequest) => Promise<string>,
): void {
  app.get('/metrics', async (request, reply) => {
    reply.header('content-type', registry.contentType);
    return answer(request);
  });
}

/**
 * A server of its own for `/metrics`, so that no firewall or proxy has to tell its path from the API's. It asks for no credential, so
 * it shows all that there is; where it listens on a loopback address, it answers to the names of this machine only, and to no page.
 */
export function createMetricsApp(registry: Registry, host: string, logger: FastifyBaseLogger): FastifyInstance {
  const admission = { corsOrigins: [], allowedHosts: isLoopback(host.toLowerCase()) ? [] : ('*' as const) };
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    http: { requireHostHeader: false }, // admission/admit.ts checks it
  });
  app.decorateRequest('errorCodes', null);
  app.setNotFoundHandler((request, reply) => replyNotFound(request, reply, 'The metrics are at /metrics.'));
  secureReplies(app, securityHeaders(admission));
  answerRequestIds(app);
  refuseRepeatedHeaders(app);
  admitRequests(app, admission);
  addRoute(app, registry, () => registry.metrics());
  return app;
}
