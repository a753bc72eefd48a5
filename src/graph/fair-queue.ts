/**
 * What waits, by who waits for it. Everybody has the same share, however much each of them has: the one who was served
 * longest ago comes first, with what it has waited for longest.
 */
export class FairQueue<Item> {
  /** In the order in which they are served next. */
  readonly #lines = new Map<string, Set<Item>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** How much waits for one of them. */
  sizeOf(owner: string): number {
    return this.#lines.get(owner)?.size ?? 0;
  }

  add(owner: string, item: Item): void {
    const line = this.#lines.get(owner);
    if (line) line.add(item);
    else this.#lines.set(owner, new Set([item]));
    this.#size++;
  }

  /** False if it did not wait. */
  delete(owner: string, item: Item): boolean {
    const line = this.#lines.get(owner);
    if (!line?.delete(item)) return false;
    this.#size--;
    if (line.size === 0) this.#lines.delete(owner);
    return true;
  }

  /** Takes what is next for the first one who may have something; undefined if nobody may. */
  take(mayHave: (owner: string) => boolean): Item | undefined {
    for (const [owner, line] of this.#lines) {
      if (!mayHave(owner)) continue;
      const [item] = line;
      if (item === undefined) continue;
      this.delete(owner, item);
      if (this.#lines.delete(owner)) this.#lines.set(owner, line);
      return item;
    }
    return undefined;
  }

  /** Of all who have something that `counts`, the one who has the most, and the last of it. */
  longest(counts: (item: Item) => boolean): { readonly owner: string; readonly item: Item } | undefined {
    const lines = [...this.#lines].sort(([, one], [, other]) => other.size - one.size);
    for (const [owner, line] of lines) {
      const item = [...line].findLast(counts);
      if (item !== undefined) return { owner, item };
    }
    return undefined;
  }
}
