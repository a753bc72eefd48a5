import { GraphError } from './errors.ts';
import { FairQueue } from './fair-queue.ts';

/** The limits of one lane. */
export interface LaneLimits {
  /** The most reads that run at once. */
  readonly atOnce: number;
  /** The most of one caller that do, so that others find a place without waiting for it. */
  readonly each: number;
  /** The most that wait. */
  readonly waiting: number;
}

/** How busy a lane is. */
export interface Load {
  readonly running: number;
  readonly waiting: number;
  /** The most reads that run at once. */
  readonly atOnce: number;
}

/** A read in the queue. */
export interface Turn {
  /** Estimated steps; a read without an estimate is light. */
  readonly steps?: number | undefined;
  /** Who asks; undefined for reads of the server or a command itself, which have any number of places. */
  readonly caller?: string | undefined;
  /** The time at which it is abandoned, by `performance.now()`, and its whole time in milliseconds. No deadline by default. */
  readonly deadline?: { readonly at: number; readonly timeoutMs: number } | undefined;
  /** False for reads of the server or a command itself, which wait as long as it takes. */
  readonly refusable: boolean;
}

interface Waiting {
  readonly turn: Turn;
  readonly begin: () => void;
  readonly refuse: (error: GraphError) => void;
}

/** The owner of reads that no caller asks for. */
const OWN = '';

/** Reads that run and wait. Each caller has the same share of the places, however many reads it has. */
export class Lane {
  active = 0;
  readonly #limits: LaneLimits;
  readonly #queue = new FairQueue<Waiting>();
  readonly #waiting = new Map<Turn, Waiting>();
  /** The running reads of each caller who has any. */
  readonly #running = new Map<string, number>();

  constructor(limits: LaneLimits) {
    this.#limits = limits;
  }

  get load(): Load {
    return { running: this.active, waiting: this.#queue.size, atOnce: this.#limits.atOnce };
  }

  async run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    const { caller = OWN } = turn;
    if (this.active < this.#limits.atOnce && this.#hasPlace(caller)) this.#enter(caller);
    else await this.#wait(turn);
    try {
      return await work();
    } finally {
      this.#leave(caller);
    }
  }

  drop(turn: Turn): GraphError | undefined {
    const waiting = this.#waiting.get(turn);
    if (!waiting) return undefined;
    const error = busy('the read waited until its deadline');
    this.#refuse(waiting, error);
    return error;
  }

  #wait(turn: Turn): Promise<void> {
    const { caller = OWN, refusable } = turn;
    if (refusable && this.#queue.size >= this.#limits.waiting && !this.#makeRoom(caller)) {
      return Promise.reject(busy(`${this.active} reads running, ${this.#queue.size} waiting`));
    }
    return new Promise((begin, refuse) => {
      const waiting = { turn, begin, refuse };
      this.#waiting.set(turn, waiting);
      this.#queue.add(caller, waiting);
    });
  }

  /** Refuses the last read of the caller who has the most of them, unless that is this one. */
  #makeRoom(caller: string): boolean {
    const longest = this.#queue.longest(({ turn }) => turn.refusable);
    if (!longest || this.#queue.sizeOf(longest.owner) <= this.#queue.sizeOf(caller) + 1) return false;
    this.#refuse(longest.item, busy('others have fewer reads waiting'));
    return true;
  }

  #refuse(waiting: Waiting, error: GraphError): void {
    this.#waiting.delete(waiting.turn);
    this.#queue.delete(waiting.turn.caller ?? OWN, waiting);
    waiting.refuse(error);
  }

  #hasPlace(caller: string): boolean {
    return caller === OWN || (this.#running.get(caller) ?? 0) < this.#limits.each;
  }

  #enter(caller: string): void {
    this.active++;
    this.#running.set(caller, (this.#running.get(caller) ?? 0) + 1);
  }

  /** Starts the next read that can still finish; rejects those that cannot. */
  #leave(caller: string): void {
    this.active--;
    const left = (this.#running.get(caller) ?? 0) - 1;
    if (left > 0) this.#running.set(caller, left);
    else this.#running.delete(caller);
    for (;;) {
      const next = this.#queue.take((one) => this.#hasPlace(one));
      if (!next) return;
      this.#waiting.delete(next.turn);
      if (!isTooLate(next.turn)) {
        this.#enter(next.turn.caller ?? OWN);
        next.begin();
        return;
      }
      next.refuse(busy('the read has too little time left'));
    }
  }
}

/** The approximate speed of a read. The resulting estimate counts for at most half of the read's time. */
const STEPS_PER_MS = 1_000;

function isTooLate({ steps = 0, deadline }: Turn): boolean {
  if (!deadline) return false;
  return deadline.at - performance.now() < Math.min(steps / STEPS_PER_MS, deadline.timeoutMs / 2);
}

const busy = (why: string): GraphError => new GraphError('GRAPH_UNAVAILABLE', `The graph is overloaded: ${why}`);
