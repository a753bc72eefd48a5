/** Counts running work, so that closing can wait for it. */
export class Running {
  #count = 0;
  #waiting: (() => void)[] = [];

  /** The number of unsettled promises. */
  get count(): number {
    return this.#count;
  }

  /** Counts `work` until it settles, and returns it. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#count++;
    work.then(this.#done, this.#done);
    return work;
  }

  /** Resolves when nothing is running. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  readonly #done = (): void => {
    this.#count--;
    if (this.#count > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  };
}
