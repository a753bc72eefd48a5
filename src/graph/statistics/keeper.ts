import { NO_STATISTICS, type Statistics } from '../../domain/index.ts';
import { GraphError } from '../errors.ts';
import type { GraphPort } from '../port.ts';
import type { Counted } from './count.ts';
import { guessStatistics, readStatistics } from './settle.ts';

/** How long a server waits for statistics before it starts with a guess, in milliseconds. */
const START_MS = 10_000;
/** The timeout of counting in the background, and the interval of checks for changes, in milliseconds. */
const COUNTING_MS = 600_000;
const REFRESH_MS = 60_000;

/** Keeps the statistics of a graph current while other processes write to it. */
export class StatisticsKeeper {
  readonly #graph: GraphPort;
  readonly #counted: Counted;
  #current: Statistics = NO_STATISTICS;
  #refreshing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(graph: GraphPort, counted: Counted) {
    this.#graph = graph;
    this.#counted = counted;
  }

  get current(): Statistics {
    return this.#current;
  }

  /**
   * Reads the statistics. If the graph must be counted and that takes too long, uses a guess until it is done.
   * @throws {GraphError}
   */
  async start(): Promise<void> {
    const counting = { graph: this.#graph, counted: this.#counted, timeoutMs: START_MS };
    try {
      this.#current = await readStatistics(counting);
    } catch (error) {
      if (!(error instanceof GraphError && error.code === 'DEADLINE_EXCEEDED')) throw error;
      this.#current = await guessStatistics(counting);
      void this.refresh();
    }
    this.#timer = setInterval(() => void this.refresh(), REFRESH_MS).unref();
  }

  /** Reads the statistics again. On failure the previous ones stay. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#read().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #read(): Promise<void> {
    try {
      const counting = { graph: this.#graph, counted: this.#counted, timeoutMs: COUNTING_MS };
      this.#current = await readStatistics(counting);
    } catch {
      // The graph is unavailable or closed, which its other reads report. The next refresh tries again.
    }
  }
}
