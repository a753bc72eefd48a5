/**
 * A read of a graph that is repeated, one at a time. A failure is left to the graph's other reads to report: what was read
 * before stays, and the next time tries again.
 */
export class RepeatedRead {
  readonly #read: () => Promise<void>;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(read: () => Promise<void>) {
    this.#read = read;
  }

  /** Repeats it at an interval in milliseconds, the first time after one. */
  start(everyMs: number): void {
    this.#timer = setInterval(() => void this.run(), everyMs).unref();
  }

  /** Reads now, or waits for the read that is running. Never throws. */
  run(): Promise<void> {
    this.#running ??= this.#read()
      .catch(() => undefined)
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
