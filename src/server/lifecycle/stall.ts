import type { FastifyInstance, FastifyReply } from 'fastify';

const STALL_MS = 60_000;
const PACE = 32;

/** The times that an answer is given. */
export interface StallTimes {
  /** How long the graph may take, while nothing is sent. */
  readonly timeoutMs: number;
  /** How long a client may leave an answer lying before it is taken for gone; a minute where it is left out. */
  readonly stallMs?: number;
  /** Bytes a millisecond that a client must take of an answer that is in memory as a whole. */
  readonly pace?: number;
}

/**
 * Lets go of an answer, on any route, that its client does not read: where nothing of it is taken for a while, and of
 * one that is in memory as a whole, where it is taken too slowly. The connection is reset, so that a part is not taken
 * for the whole.
 */
export function dropStalled(app: FastifyInstance, { timeoutMs, stallMs = STALL_MS, pace = PACE }: StallTimes): void {
  app.addHook('onRequest', async (_, reply) => {
    reply.raw.setTimeout(stallMs + timeoutMs, () => drop(reply));
  });
  app.addHook('onSend', async (_, reply, payload) => {
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : undefined;
    if (bytes === undefined) return; // a stream makes no more than is taken of it
    const timer = setTimeout(() => drop(reply), stallMs + Math.ceil(bytes / pace));
    timer.unref();
    reply.raw.once('close', () => clearTimeout(timer));
  });
}

function drop(reply: FastifyReply): void {
  const { socket } = reply.raw;
  if (reply.raw.writableFinished || !socket || socket.destroyed) return;
  reply.request.log.warn('an answer was dropped that its client did not read');
  socket.resetAndDestroy();
}
