import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../../app/index.ts';
import { addressOf } from '../banner.ts';
import { FoundProblems } from '../found-problems.ts';
import { checkAddress, listen, metricsAddress } from '../listen.ts';
import { AuditFile, STDOUT } from './audit/audit-file.ts';
import { addGraphMetrics, type Observed } from './metrics/graph-metrics.ts';
import { Metrics } from './metrics/metrics.ts';
import { createMetricsApp } from './metrics/serve-metrics.ts';
import type { Observers } from './observe.ts';
import { flushSpans } from './trace/flush.ts';

/** Observers as the settings ask for them. */
export interface OpenedObservers extends Observers {
  /** Begins to observe the graph too, and serves the metrics where a port is set for them: then it returns their address. */
  serveMetrics(observed: Observed): Promise<string | undefined>;
  /** To be called when the last request is over. */
  close(): Promise<void>;
}

/**
 * Opens what the settings ask for, before a graph is opened.
 * @throws {AuditError} if the audit log cannot be written.
 * @throws {ListenError} if the metrics cannot be served at their address.
 * @throws {ConfigError} if both.
 */
export async function openObservers({ observe }: Config, logger: FastifyBaseLogger): Promise<OpenedObservers> {
  const { metricsPort: at, metricsRoute, auditLog } = observe;
  const found = new FoundProblems();
  if (at) await found.in(() => checkAddress(metricsAddress(at)));
  const audit = await found.in(() => (auditLog === undefined ? undefined : new AuditFile(auditLog)));
  try {
    found.check();
  } catch (error) {
    audit?.close();
    throw error;
  }
  const stopReopening = audit && auditLog !== STDOUT ? reopenOnHangup(audit, logger) : () => undefined;
  const metrics = at || metricsRoute ? new Metrics() : undefined;
  const app = at && metrics && createMetricsApp(metrics.registry, at.host, logger);
  return {
    ...(metrics && { metrics }),
    ...(audit && { audit }),
    serveMetrics: async (observed) => {
      if (metrics) addGraphMetrics(metrics.registry, observed);
      if (!at || !app) return undefined;
      return `${addressOf(at.host, await listen(app, metricsAddress(at)))}/metrics`;
    },
    close: async () => {
      stopReopening();
      await app?.close();
      await flushSpans();
      audit?.close();
    },
  };
}

/** Opens the file again at SIGHUP, which is what programs that rotate logs send. Returns what stops that. */
function reopenOnHangup(audit: AuditFile, log: FastifyBaseLogger): () => void {
  const reopen = (): void => {
    try {
      audit.reopen();
      log.info('SIGHUP: opened the audit log again');
    } catch (error) {
      log.error({ err: error }, 'SIGHUP: the audit log cannot be opened again; the next request tries to');
    }
  };
  process.on('SIGHUP', reopen);
  return () => void process.off('SIGHUP', reopen);
}
