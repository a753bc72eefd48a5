import { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';

const STALL_MS = 60_000;
const PACE = 32;

/** The limits of a slow client. */
export interface StallTimes {
  /** How long the graph may take before anything is sent, in milliseconds. */
  readonly timeoutMs: number;
  /** How long a client may read nothing, in milliseconds; a minute by default. */
  readonly stallMs?: number;
  /** The minimum bytes per millisecond that a client must read of a buffered response. */
  readonly pace?: number;
}

/**
 * Drops a response whose client reads nothing for a while or, for a buffered response, reads too slowly. Resets the
 * connection, so that the client notices that the response is incomplete.
 */
export function dropStalled(app: FastifyInstance, { timeoutMs, stallMs = STALL_MS, pace = PACE }: StallTimes): void {
  app.addHook('onRequest', async (_, reply) => {
    // A response that was injected is read at once, and where it has no body its timer would outlive it.
    if (reply.raw.socket instanceof Socket) reply.raw.setTimeout(stallMs + timeoutMs, () => drop(reply));
  });
  app.addHook('onSend', async (_, reply, payload) => {
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : undefined;
    if (bytes === undefined) return; // a stream produces only what is read
    const timer = setTimeout(() => drop(reply), stallMs + Math.ceil(bytes / pace));
    timer.unref();
    reply.raw.once('close', () => clearTimeout(timer));
  });
}

function drop(reply: FastifyReply): void {
  const { socket } = reply.raw;
  if (reply.raw.writableFinished || !socket || socket.destroyed) return;
  reply.request.log.warn('dropped a response that its client did not read');
  socket.resetAndDestroy();
}
