import type { FastifyBaseLogger } from 'fastify';

/** How often the graph is tried while it refuses, and how often the log counts, in milliseconds. */
const TRY_MS = 1_000;
const COUNT_MS = 60_000;

/** Keeps the log short while the graph refuses what it is asked: once at the beginning, then counts, once at the end. */
export interface RefusalLog {
  /** A request was refused with this error. */
  refused(error: Error): void;
  /** The graph was found not to answer, though no request was refused. */
  missed(error: unknown): void;
}

/** A time in which the graph refuses. */
interface Spell {
  readonly since: number;
  countedAt: number;
  refused: number;
  /** Whether a request was refused since the graph was tried last. */
  fresh: boolean;
}

/**
 * Makes the log of what the graph refuses. From the first refusal on the graph is tried every second; it counts as
 * back where it answers and nothing was refused meanwhile, so that one which is overloaded does not come and go.
 */
export function createRefusalLog(log: FastifyBaseLogger, ping: () => Promise<void>): RefusalLog {
  let spell: Spell | undefined;

  function begin(error: unknown): Spell {
    const now = performance.now();
    spell = { since: now, countedAt: now, refused: 0, fresh: false };
    log.warn(
      { err: error },
      'the graph cannot be asked; the requests that it refuses are counted until it answers again',
    );
    tryLater(spell);
    return spell;
  }

  function tryLater(current: Spell): void {
    setTimeout(() => void tryNow(current), TRY_MS).unref();
  }

  async function tryNow(current: Spell): Promise<void> {
    const error = await ping().then(
      () => undefined,
      (reason: unknown) => reason ?? new Error('The graph does not answer'),
    );
    const now = performance.now();
    const figures = { refused: current.refused, seconds: Math.round((now - current.since) / 1000) };
    const quiet = !current.fresh;
    current.fresh = false;
    if (error === undefined && quiet) {
      spell = undefined;
      log.warn(figures, `the graph answers again after ${figures.seconds} s; ${requests(current.refused)} refused`);
      return;
    }
    if (now - current.countedAt >= COUNT_MS) {
      current.countedAt = now;
      const message = `the graph has refused for ${figures.seconds} s; ${requests(current.refused)} refused`;
      log.warn({ ...figures, ...(error !== undefined && { err: error }) }, message);
    }
    tryLater(current);
  }

  return {
    refused(error) {
      const current = spell ?? begin(error);
      current.refused++;
      current.fresh = true;
    },
    missed(error) {
      spell ?? begin(error);
    },
  };
}

const requests = (count: number): string =>
  count === 1 ? '1 request was' : `${count.toLocaleString('en-US')} requests were`;
