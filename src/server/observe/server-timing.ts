import type { FastifyInstance } from 'fastify';
import { FEATURES, mayActAs } from '../../callers/index.ts';
import type { OperationRecord } from './operation-record.ts';

/**
 * Adds the header `Server-Timing` to the responses of operations: the milliseconds of each phase, to callers who may know them. Like the
 * statements, they are not told where `isHonored` is false.
 */
export function answerTimings(scope: FastifyInstance, isHonored: boolean): void {
  if (!isHonored) return;
  scope.addHook('onSend', (request, reply, payload, done) => {
    const { caller, record, since } = request;
    if (record && caller && mayActAs(caller, FEATURES.timings)) {
      reply.header('server-timing', serverTiming(record, performance.now() - since));
    }
    done(null, payload);
  });
}

/** The value of the header. A phase that did not happen is left out. */
export function serverTiming({ ms }: Pick<OperationRecord, 'ms'>, total: number): string {
  return [...ms, ['total', total] as const].map(([name, duration]) => `${name};dur=${duration.toFixed(3)}`).join(', ');
}
