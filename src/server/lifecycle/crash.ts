import type { FastifyBaseLogger } from 'fastify';

/**
 * Logs an error that nothing caught, and ends the process: its state is not known. Node itself would print the error with all its
 * properties, which may be secrets.
 */
export function logCrashes(log: FastifyBaseLogger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the server crashed');
    process.exit(1);
  });
}
