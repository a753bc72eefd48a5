import { setTimeout } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphPort } from '../../graph/index.ts';
import { within } from './within.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether the server is on its way down: it answers, but wants no more. */
    closing: boolean;
  }
}

/** How long the parts of a shutdown take at most, in milliseconds. */
export interface ShutdownTimes {
  /** How long the server goes on answering, not ready any more, so that a balancer can turn away from it. */
  readonly noticeMs: number;
  /** How long requests that run may take to end. */
  readonly drainMs: number;
  /** How long the graph may take to close. */
  readonly graphMs: number;
}

/** Node keeps a connection open after a last response unless it is told not to, and so would hold up the close. */
export function drainConnections(app: FastifyInstance): void {
  app.decorate('closing', false);
  app.addHook('onSend', async (_request, reply) => {
    if (app.closing) reply.header('connection', 'close');
  });
}

/**
 * Stops taking requests, waits for those that run and closes the graph.
 * False where something had to be cut off.
 */
export async function shutDown(app: FastifyInstance, graph: GraphPort, times: ShutdownTimes): Promise<boolean> {
  app.closing = true;
  await setTimeout(times.noticeMs);
  const drained = await within(times.drainMs, app.close());
  if (!drained) {
    app.log.warn(`requests still ran after ${times.drainMs} ms and were cut off`);
    app.server.closeAllConnections();
  }
  const closed = await within(times.graphMs, graph.close());
  if (!closed) app.log.warn(`the graph did not close within ${times.graphMs} ms`);
  return drained && closed;
}

/** A signal that comes this soon after the first is the same one: npm passes on what the terminal has sent already. */
const ECHO_MS = 500;

/**
 * Ends the process in good order at SIGTERM or SIGINT: with 0 where `close`
 * says that all went well, else with 1. A second signal ends it at once.
 */
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
