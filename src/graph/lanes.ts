import type { GraphError } from './errors.ts';
import { Lane, type LaneLimits, type Load, type Turn } from './lane.ts';

export interface LanesLimits {
  readonly light: LaneLimits;
  readonly heavy: LaneLimits;
}

/** From this many estimated steps on, a read is heavy: it takes an engine tens of milliseconds or more. */
export const HEAVY_STEPS = 100_000;

/** The turn of a read with a timeout; without one it is not a client's read. */
export const turnOf = (steps: number | undefined, timeoutMs: number | undefined, caller?: string): Turn => ({
  steps,
  caller,
  refusable: timeoutMs !== undefined,
  deadline: timeoutMs === undefined ? undefined : { at: performance.now() + timeoutMs, timeoutMs },
});

/** How busy one of them is. */
export interface LaneLoad extends Load {
  readonly lane: 'light' | 'heavy';
}

/** Limits concurrent reads. Two lanes keep short reads from waiting behind long ones, and callers from waiting behind each other. */
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
