/** Two ids, and which of them is kept. */
export interface KeptPair {
  readonly keep: string;
  readonly join: string;
}

/** Which id each id is joined into, if all pairs so far are the same. Each id is joined into one other at most. */
export class KeepForest {
  readonly #keptBy = new Map<string, string>();

  constructor(pairs: readonly KeptPair[]) {
    for (const { keep, join } of pairs) if (!this.isJoined(join)) this.add({ keep, join });
  }

  /** The id that is kept in the end. */
  rootOf(id: string): string {
    let root = id;
    for (let next = this.#keptBy.get(root); next !== undefined; next = this.#keptBy.get(root)) root = next;
    return root;
  }

  isJoined(id: string): boolean {
    return this.#keptBy.has(id);
  }

  /** Adds a pair whose `join` is not joined yet. A pair that would close a circle is left out. */
  add({ keep, join }: KeptPair): void {
    if (this.rootOf(keep) !== join) this.#keptBy.set(join, keep);
  }
}
