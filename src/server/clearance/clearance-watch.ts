import { CLEARANCE_LEASE_MS, type Clearances, type OpenGraphs, readClearances } from '../../app/index.ts';
import { admits, type Clearance, FULL } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';

/** The interval of checks, in milliseconds. Several fit into the lease. */
const CHECK_MS = 2_000;

interface Log {
  warn(message: string): void;
}

/** What the last check found. */
interface Found extends Clearances {
  /** When it began, by `performance.now`. */
  readonly at: number;
}

/** Whether the main graph may answer a caller. */
type Admission = 'ADMITTED' | 'REFUSED' | 'UNKNOWN';

/**
 * Watches which callers the graphs may answer while other processes write to them. Of the main graph it relies on nothing
 * for longer than whoever writes waits: what was not read again in time is unknown.
 */
export class ClearanceWatch {
  readonly #graphs: OpenGraphs;
  readonly #model: Model;
  readonly #log: Log;
  readonly #now: () => number;
  #found: Found | undefined;
  #told = '';
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(graphs: OpenGraphs, model: Model, log: Log, now = () => performance.now()) {
    this.#graphs = graphs;
    this.#model = model;
    this.#log = log;
    this.#now = now;
  }

  /**
   * Reads the graphs once, and then again and again.
   * @throws {GraphError} as the port does.
   */
  async start(): Promise<void> {
    await this.#read();
    const { main, lower } = this.#graphs;
    if (![main, ...lower.map(({ graph }) => graph)].some(isShared)) return;
    this.#timer = setInterval(() => void this.check(), CHECK_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Reads the graphs. On failure what is known gets older. */
  check(): Promise<void> {
    this.#running ??= this.#read()
      .catch(() => undefined) // other reads report it
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Whether the main graph may answer callers of a clearance: whether it has no source above it. */
  admissionToMain(clearance: Clearance): Admission {
    if (clearance === FULL) return 'ADMITTED';
    if (!this.#found || this.#isOutdated(this.#found)) return 'UNKNOWN';
    return admits(clearance, this.#found.expected) ? 'ADMITTED' : 'REFUSED';
  }

  /** Whether a lower graph has no source above its clearance. What it has already was for all of its callers before. */
  isClean(clearance: Clearance): boolean {
    return this.#found !== undefined && !this.#found.misplaced.has(clearance);
  }

  #isOutdated({ at }: Found): boolean {
    return isShared(this.#graphs.main) && this.#now() - at >= CLEARANCE_LEASE_MS;
  }

  async #read(): Promise<void> {
    const at = this.#now();
    this.#found = { at, ...(await readClearances(this.#graphs, this.#model)) };
    this.#tell(this.#found.misplaced);
  }

  #tell(misplaced: Found['misplaced']): void {
    const lines = [...misplaced].map(
      ([clearance, ids]) =>
        `The graph for ${clearance} has ${ids.join(', ')}, which is above its clearance now, and answers nobody until it is made new`,
    );
    const told = lines.join('\n');
    if (told !== this.#told) for (const line of lines) this.#log.warn(line);
    this.#told = told;
  }
}

/** Whether other processes may write to a graph that is open here. */
const isShared = ({ engine }: GraphPort): boolean => engine !== 'embedded';
