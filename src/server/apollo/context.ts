import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestContext } from '../../resolvers/index.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The time at which the whole request had arrived, by `performance.now`. Its deadline counts from then. */
    since: number;
  }
}

/** The context of resolvers and of the server's own plugins. */
export interface ServerContext extends RequestContext {
  readonly request: FastifyRequest;
}

/** Records the time of arrival of each request. */
export function noteArrival(app: FastifyInstance): void {
  app.decorateRequest('since', 0);
  app.addHook('preValidation', async (request) => {
    request.since = performance.now();
  });
}
