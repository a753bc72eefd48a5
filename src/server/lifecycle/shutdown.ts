import { setTimeout } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphPort } from '../../graph/index.ts';
import { within } from './within.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** True during shutdown: the server still responds but is not ready. */
    closing: boolean;
  }
}

/** The timeouts of the stages of a shutdown, in milliseconds. */
export interface ShutdownTimes {
  /** How long the server keeps responding while not ready, so that a load balancer can remove it. */
  readonly noticeMs: number;
  /** How long running requests may take to finish. */
  readonly drainMs: number;
  /** How long the graph may take to close. */
  readonly graphMs: number;
}

/** Closes idle connections during shutdown, which Node would keep open. */
export function drainConnections(app: FastifyInstance): void {
  app.decorate('closing', false);
  app.addHook('onSend', async (_request, reply) => {
    if (app.closing) reply.header('connection', 'close');
  });
}

/** Stops accepting requests, waits for running ones and closes the graph. False if something had to be aborted. */
export async function shutDown(
  app: FastifyInstance,
  graph: Pick<GraphPort, 'close'>,
  times: ShutdownTimes,
): Promise<boolean> {
  app.closing = true;
  await setTimeout(times.noticeMs);
  const drained = await within(times.drainMs, app.close());
  if (!drained) {
    app.log.warn(`aborted requests that still ran after ${times.drainMs} ms`);
    app.server.closeAllConnections();
  }
  const closed = await within(times.graphMs, graph.close());
  if (!closed) app.log.warn(`the graph did not close within ${times.graphMs} ms`);
  return drained && closed;
}

/** A second signal this soon is a copy of the first: npm forwards a signal that the terminal sent to both. */
const ECHO_MS = 500;

/** Shuts down at SIGTERM or SIGINT. Exits with 0 if `close` returns true, otherwise 1. A second signal exits immediately. */
export function closeOnSignals(close: () => Promise<boolean>, log: FastifyBaseLogger): void {
  let since: number | undefined;
  const handle = (signal: 'SIGTERM' | 'SIGINT', code: number) => {
    if (since !== undefined) {
      if (performance.now() - since > ECHO_MS) process.exit(code);
      return;
    }
    since = performance.now();
    log.info(`${signal}: shutting down`);
    close().then(
      (clean) => process.exit(clean ? 0 : 1),
      (error) => {
        log.error({ err: error }, 'shutting down failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => handle('SIGTERM', 143));
  process.on('SIGINT', () => handle('SIGINT', 130));
}
