import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** When all of the request was there, as `performance.now` gives it: its time runs from then on. */
    since: number;
  }
}

/** Notes when each request has come, before it is looked at. */
export function noteArrival(app: FastifyInstance): void {
  app.decorateRequest('since', 0);
  app.addHook('preValidation', async (request) => {
    request.since = performance.now();
  });
}
