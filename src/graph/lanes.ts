import { GraphError } from './errors.ts';

/** The limits of one lane: reads that run at once, and reads that wait. */
interface LaneLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

export interface LanesLimits {
  readonly light: LaneLimits;
  readonly heavy: LaneLimits;
}

/** From this many estimated steps on, a read is heavy: it takes an engine tens of milliseconds or more. */
export const HEAVY_STEPS = 100_000;

/** A read in the queue. */
export interface Turn {
  /** Estimated steps; a read without an estimate is light. */
  readonly steps?: number | undefined;
  /** The time at which it is abandoned, by `performance.now()`, and its whole time in milliseconds. No deadline by default. */
  readonly deadline?: { readonly at: number; readonly timeoutMs: number } | undefined;
  /** False for reads of the server or a command itself, which wait as long as it takes. */
  readonly refusable: boolean;
}

/** The turn of a read with a timeout; without one it is not a client's read. */
export const turnOf = (steps: number | undefined, timeoutMs: number | undefined): Turn => ({
  steps,
  refusable: timeoutMs !== undefined,
  deadline: timeoutMs === undefined ? undefined : { at: performance.now() + timeoutMs, timeoutMs },
});

/** How busy a lane is. */
export interface LaneLoad {
  readonly lane: 'light' | 'heavy';
  readonly running: number;
  readonly waiting: number;
  /** The most reads that run at once. */
  readonly atOnce: number;
}

/** Limits concurrent reads. Two lanes keep short reads from waiting behind long ones. */
export class Lanes {
  readonly #light: Lane;
  readonly #heavy: Lane;

  constructor({ light, heavy }: LanesLimits) {
    this.#light = new Lane(light);
    this.#heavy = new Lane(heavy);
  }

  /** The number of running reads. */
  get active(): number {
    return this.#light.active + this.#heavy.active;
  }

  get load(): readonly LaneLoad[] {
    return [
      { lane: 'light', ...this.#light.load },
      { lane: 'heavy', ...this.#heavy.load },
    ];
  }

  /**
   * Runs `work` when its turn comes. The turn lasts until `work` settles, even if the caller has abandoned it.
   * @throws {GraphError} GRAPH_UNAVAILABLE if the queue is full, or if the turn was dropped.
   */
  run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    return this.#of(turn).run(turn, work);
  }

  /** Removes a waiting turn from the queue and returns the error that it rejects with; undefined if it was not waiting. */
  drop(turn: Turn): GraphError | undefined {
    return this.#of(turn).drop(turn);
  }

  #of({ steps = 0 }: Turn): Lane {
    return steps < HEAVY_STEPS ? this.#light : this.#heavy;
  }
}

interface Waiting {
  readonly begin: () => void;
  readonly refuse: (error: GraphError) => void;
}

class Lane {
  readonly #limits: LaneLimits;
  readonly #queue = new Map<Turn, Waiting>();
  active = 0;

  constructor(limits: LaneLimits) {
    this.#limits = limits;
  }

  get load(): Omit<LaneLoad, 'lane'> {
    return { running: this.active, waiting: this.#queue.size, atOnce: this.#limits.atOnce };
  }

  async run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    if (this.active >= this.#limits.atOnce) await this.#wait(turn);
    else this.active++;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  drop(turn: Turn): GraphError | undefined {
    const waiting = this.#queue.get(turn);
    if (!waiting) return undefined;
    this.#queue.delete(turn);
    const error = busy('the read waited until its deadline');
    waiting.refuse(error);
    return error;
  }

  #wait(turn: Turn): Promise<void> {
    if (turn.refusable && this.#queue.size >= this.#limits.waiting) {
      return Promise.reject(busy(`${this.active} reads running, ${this.#queue.size} waiting`));
    }
    return new Promise((begin, refuse) => this.#queue.set(turn, { begin, refuse }));
  }

  /** Starts the read that has waited longest and can still finish; rejects those that cannot. */
  #next(): void {
    for (const [turn, { begin, refuse }] of this.#queue) {
      this.#queue.delete(turn);
      if (!isTooLate(turn)) {
        begin();
        return;
      }
      refuse(busy('the read has too little time left'));
    }
    this.active--;
  }
}

/** The approximate speed of a read. The resulting estimate counts for at most half of the read's time. */
const STEPS_PER_MS = 1_000;

function isTooLate({ steps = 0, deadline }: Turn): boolean {
  if (!deadline) return false;
  return deadline.at - performance.now() < Math.min(steps / STEPS_PER_MS, deadline.timeoutMs / 2);
}

const busy = (why: string): GraphError => new GraphError('GRAPH_UNAVAILABLE', `The graph is overloaded: ${why}`);
