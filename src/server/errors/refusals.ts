import type { FastifyBaseLogger } from 'fastify';

/** The interval of probes while the graph refuses, and of log lines, in milliseconds. */
const PROBE_MS = 1_000;
const LOG_MS = 60_000;

/** Keeps the log short while the graph refuses requests: a line at the start, counts, and a line at the end. */
export interface RefusalLog {
  /** Call it when a request was refused. */
  refused(error: Error): void;
  /** Call it when a probe failed. */
  missed(error: unknown): void;
}

/** A period in which the graph refuses requests. */
interface Outage {
  readonly since: number;
  countedAt: number;
  refused: number;
  /** Whether a request was refused since the last probe. */
  fresh: boolean;
}

/**
 * Probes the graph every second after the first refusal. The outage ends when a probe succeeds and no request was refused
 * since the last one, so that an overloaded graph does not flap.
 */
export function createRefusalLog(log: FastifyBaseLogger, ping: () => Promise<void>): RefusalLog {
  let outage: Outage | undefined;

  function begin(error: unknown): Outage {
    const now = performance.now();
    outage = { since: now, countedAt: now, refused: 0, fresh: false };
    log.warn({ err: error }, 'the graph refuses requests; counting them until it answers again');
    probeLater(outage);
    return outage;
  }

  function probeLater(current: Outage): void {
    setTimeout(() => void probe(current), PROBE_MS).unref();
  }

  async function probe(current: Outage): Promise<void> {
    const error = await ping().then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('The graph does not answer'),
    );
    const now = performance.now();
    const figures = { refused: current.refused, seconds: Math.round((now - current.since) / 1000) };
    const quiet = !current.fresh;
    current.fresh = false;
    if (error === undefined && quiet) {
      outage = undefined;
      log.warn(figures, `the graph answers again after ${figures.seconds} s; ${requests(current.refused)} refused`);
      return;
    }
    if (now - current.countedAt >= LOG_MS) {
      current.countedAt = now;
      const message = `the graph has refused for ${figures.seconds} s; ${requests(current.refused)} refused`;
      log.warn({ ...figures, ...(error !== undefined && { err: error }) }, message);
    }
    probeLater(current);
  }

  return {
    refused(error) {
      const current = outage ?? begin(error);
      current.refused++;
      current.fresh = true;
    },
    missed(error) {
      outage ?? begin(error);
    },
  };
}

const requests = (count: number): string =>
  count === 1 ? '1 request was' : `${count.toLocaleString('en-US')} requests were`;
