/** Counts what is under way, so that closing can wait for it. */
export class Running {
  #count = 0;
  #waiting: (() => void)[] = [];

  /** How much is under way. */
  get count(): number {
    return this.#count;
  }

  /** Counts `work` until it settles; gives it back. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#count++;
    work.then(this.#done, this.#done);
    return work;
  }

  /** Resolves as soon as nothing is under way. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  readonly #done = (): void => {
    this.#count--;
    if (this.#count > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  };
}
