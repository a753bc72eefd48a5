import { NO_STATISTICS, type Statistics } from '../../domain/index.ts';
import { GraphError } from '../errors.ts';
import type { GraphPort } from '../port.ts';
import type { Counted } from './count.ts';
import { guessStatistics, readStatistics } from './settle.ts';

/** How long a server waits for the statistics before it starts with a guess, in milliseconds. */
const START_MS = 10_000;
/** How long it may count beside its work, and how often it looks whether someone has written. */
const COUNTING_MS = 600_000;
const EVERY_MS = 60_000;

/** Keeps the statistics of a graph that others may write to. */
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
   * Reads them for the first time; where the graph must be counted and that takes too long, a guess serves meanwhile.
   * @throws {GraphError} as the port does.
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
    this.#timer = setInterval(() => void this.refresh(), EVERY_MS).unref();
  }

  /** Reads them anew. What goes wrong leaves those that were known. */
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
      // The graph is away or closed, of which its own reads tell; the next look is in a minute.
    }
  }
}
