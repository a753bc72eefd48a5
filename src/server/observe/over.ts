import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Called when a response is over. It was not sent if its client went away, or was dropped; the operation may still run then. */
export type OnOver = (request: FastifyRequest, reply: FastifyReply, isSent: boolean) => void;

/** Calls back when a response is over. Fastify's own hook is not called for one that is given up. */
export function whenOver(app: FastifyInstance, callbacks: readonly OnOver[]): void {
  app.addHook('onRequest', (request, reply, done) => {
    let isSent = false;
    reply.raw.once('finish', () => {
      isSent = true;
    });
    reply.raw.once('close', () => {
      for (const callback of callbacks) callback(request, reply, isSent);
    });
    done();
  });
}
