import { NO_STATISTICS, type Statistics } from '../../domain/index.ts';
import { GraphError } from '../errors.ts';
import type { GraphPort } from '../port.ts';
import { RepeatedRead } from '../repeated-read.ts';
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
  readonly #repeated = new RepeatedRead(() => this.#read());

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
    this.#repeated.start(REFRESH_MS);
  }

  /** Reads the statistics again. On failure the previous ones stay. */
  refresh(): Promise<void> {
    return this.#repeated.run();
  }

  stop(): void {
    this.#repeated.stop();
  }

  async #read(): Promise<void> {
    const counting = { graph: this.#graph, counted: this.#counted, timeoutMs: COUNTING_MS };
    this.#current = await readStatistics(counting);
  }
}
