import type { FastifyInstance } from 'fastify';

/** The minimum length of a response that is turned into bytes. */
const LARGE = 2 ** 14;

/** Sends large responses as bytes. Of a text, Fastify and Node each make a copy, to measure it and to join it to its headers. */
export function sendBytes(scope: FastifyInstance): void {
  scope.addHook('onSend', (_request, _reply, payload, done) => {
    const isLarge = typeof payload === 'string' && payload.length >= LARGE;
    done(null, isLarge ? Buffer.from(payload) : payload);
  });
}
