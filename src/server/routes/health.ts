import type { FastifyInstance } from 'fastify';
import type { GraphHealth } from '../clearance/served-graphs.ts';
import type { ErrorCode } from '../errors/errors.ts';
import type { RefusalLog } from '../errors/refusals.ts';
import { within } from '../lifecycle/within.ts';

const PING_MS = 1000;

/**
 * Health probes. `/health/live` fails only if the graph failed permanently and the server must be restarted.
 * `/health/ready` fails while the graph does not answer or the server shuts down.
 */
export function registerHealth(app: FastifyInstance, graph: GraphHealth, refusals: Pick<RefusalLog, 'missed'>): void {
  const ping = sharePing(() => graph.ping(), refusals);

  app.get('/health/live', (_, reply) => {
    reply.header('cache-control', 'no-store');
    if (!graph.failure) return reply.send({ status: 'live' });
    const message = 'The graph cannot be opened. Restart the server.';
    return reply.code(503).send(unavailable(message));
  });

  app.get('/health/ready', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    const reason = app.closing
      ? 'The server is shutting down.'
      : (await ping())
        ? undefined
        : 'The graph does not answer.';
    if (reason === undefined) return { status: 'ready', engine: graph.engine };
    reply.code(503);
    return unavailable(reason);
  });
}

function unavailable(message: string) {
  const code: ErrorCode = 'GRAPH_UNAVAILABLE';
  return { status: 'unavailable', errors: [{ message, extensions: { code, retryable: true } }] };
}

/** Concurrent probes share one ping. A slow ping counts as failed. */
function sharePing(ping: () => Promise<void>, refusals: Pick<RefusalLog, 'missed'>): () => Promise<boolean> {
  let running: Promise<boolean> | undefined;
  const missed = (error: unknown): false => {
    refusals.missed(error);
    return false;
  };
  return () => {
    running ??= within(PING_MS, ping())
      .then(
        (answered) => answered || missed(new Error(`The graph did not answer within ${PING_MS} ms`)),
        (error) => missed(error),
      )
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}
