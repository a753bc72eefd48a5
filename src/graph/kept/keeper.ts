import { readChangeMark } from '../change-mark.ts';
import { GraphError } from '../errors.ts';
import type { GraphPort } from '../port.ts';
import { settleKept } from './settle.ts';
import type { Kept } from './spec.ts';

/** How long a server waits until the first facts of nodes are kept, before it starts without them, in milliseconds. */
const START_MS = 10_000;
/** The timeout of keeping them in the background, and the interval of checks for changes, in milliseconds. */
const SETTLING_MS = 600_000;
const REFRESH_MS = 60_000;

/** What is kept, and the labels whose numbers tell that a graph has changed. */
export interface KeptSpec {
  readonly kept: readonly Kept[];
  readonly labels: readonly string[];
}

/**
 * Has the first facts of nodes kept while a server runs. Whoever writes does so himself in the end; this is for what he left
 * open, and for graphs that were stored before. On failure, pages are sorted.
 */
export class KeptKeeper {
  readonly #graph: GraphPort;
  readonly #spec: KeptSpec;
  /** The graph of the last check, and the one that was settled. */
  #seen = '';
  #settled = '';
  #running: Promise<unknown> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(graph: GraphPort, spec: KeptSpec) {
    this.#graph = graph;
    this.#spec = spec;
  }

  async start(): Promise<void> {
    if (!(await this.#settle(START_MS))) this.#run(this.#settle(SETTLING_MS));
    this.#timer = setInterval(() => void this.refresh(), REFRESH_MS).unref();
  }

  /** Settles what is open, once nobody has written for an interval: an import would take it back at once. */
  refresh(): Promise<unknown> {
    return this.#running ?? this.#run(this.#check());
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #run(work: Promise<unknown>): Promise<unknown> {
    this.#running = work.finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #check(): Promise<void> {
    const mark = await readChangeMark(this.#graph, this.#spec.labels, SETTLING_MS).catch(() => this.#settled);
    const isQuiet = mark === this.#seen;
    this.#seen = mark;
    if (isQuiet && mark !== this.#settled && (await this.#settle(SETTLING_MS))) this.#settled = mark;
  }

  /** Whether all is settled in time. */
  async #settle(timeoutMs: number): Promise<boolean> {
    try {
      await settleKept(this.#graph, this.#spec.kept, timeoutMs);
      return true;
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      return false;
    }
  }
}
