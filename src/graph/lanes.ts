import { GraphError } from './errors.ts';

/** How many reads the engine is at work on at once, and how many wait for their turn. */
export interface LaneLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

export interface LanesLimits {
  readonly light: LaneLimits;
  readonly heavy: LaneLimits;
}

/** From this many steps on a read is heavy: an engine takes some hundredths of a second for them. */
export const HEAVY_STEPS = 100_000;

/** A read that wants its turn. */
export interface Turn {
  /** As estimated; left out, the read is light. */
  readonly steps?: number | undefined;
  /** When it is given up, as `performance.now()` has it, and the milliseconds that it has in all; left out: never. */
  readonly deadline?: { readonly at: number; readonly timeoutMs: number } | undefined;
  /** False where it is no client's: what a server or a command asks for itself waits as long as it may take. */
  readonly refusable: boolean;
}

/** The turn of a read that is given up after so many milliseconds; where there are none it is no client's. */
export const turnOf = (steps: number | undefined, timeoutMs: number | undefined): Turn => ({
  steps,
  refusable: timeoutMs !== undefined,
  deadline: timeoutMs === undefined ? undefined : { at: performance.now() + timeoutMs, timeoutMs },
});

/** Bounds the reads at once, in two lanes: what ends soon does not wait behind what takes long. */
export class Lanes {
  readonly #light: Lane;
  readonly #heavy: Lane;

  constructor({ light, heavy }: LanesLimits) {
    this.#light = new Lane(light);
    this.#heavy = new Lane(heavy);
  }

  /** How many reads have their turn. */
  get active(): number {
    return this.#light.active + this.#heavy.active;
  }

  /**
   * Does the work when it is its turn. The turn ends when the work really has, however long ago its caller gave it up.
   * @throws {GraphError} GRAPH_UNAVAILABLE where too many wait already, or where it was dropped.
   */
  run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    return this.#of(turn).run(turn, work);
  }

  /** Takes what still waits for its turn out of the queue; the error that it ends with, if it did wait. */
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
    const error = busy('its turn did not come in time');
    waiting.refuse(error);
    return error;
  }

  #wait(turn: Turn): Promise<void> {
    if (turn.refusable && this.#queue.size >= this.#limits.waiting) {
      return Promise.reject(busy(`${this.active} under way, ${this.#queue.size} waiting`));
    }
    return new Promise((begin, refuse) => this.#queue.set(turn, { begin, refuse }));
  }

  /** Hands a turn that ended to who waits longest, unless too little time is left for it: the work would be in vain. */
  #next(): void {
    for (const [turn, { begin, refuse }] of this.#queue) {
      this.#queue.delete(turn);
      if (!isTooLate(turn)) {
        begin();
        return;
      }
      refuse(busy('its turn came too late'));
    }
    this.active--;
  }
}

/** Steps that a read takes in a millisecond, about: the estimate of a long one is not trusted beyond half of its time. */
const STEPS_PER_MS = 1_000;

function isTooLate({ steps = 0, deadline }: Turn): boolean {
  if (!deadline) return false;
  return deadline.at - performance.now() < Math.min(steps / STEPS_PER_MS, deadline.timeoutMs / 2);
}

const busy = (why: string): GraphError => new GraphError('GRAPH_UNAVAILABLE', `The graph has too much to do: ${why}`);
