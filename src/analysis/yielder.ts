import { setImmediate as nextTick } from 'node:timers/promises';
import type { AnalysisCall } from '../compiler/index.ts';

/** How many items are processed before other requests get a turn: a few milliseconds of work. */
export const ITEMS_PER_TURN = 5_000;

/** Loops over many items, and yields to other requests in between. */
export class Yielder {
  readonly #left: AnalysisCall['left'];
  #items = ITEMS_PER_TURN;

  /** `left` throws if the operation has no time left. */
  constructor({ left }: Pick<AnalysisCall, 'left'>) {
    this.#left = left;
  }

  /**
   * Counts processed items, and yields after every `ITEMS_PER_TURN`.
   * @throws {GraphError} DEADLINE_EXCEEDED
   */
  async spend(items: number): Promise<void> {
    this.#items -= items;
    if (this.#items > 0) return;
    this.#items = ITEMS_PER_TURN;
    await nextTick();
    this.#left();
  }

  async each<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
    let visited = 0;
    for (const item of items) {
      visit(item);
      if (++visited % ITEMS_PER_TURN === 0) await this.spend(ITEMS_PER_TURN);
    }
    await this.spend(visited % ITEMS_PER_TURN);
  }

  async map<T, R>(items: readonly T[], map: (item: T) => R): Promise<readonly R[]> {
    const results: R[] = [];
    await this.each(items, (item) => results.push(map(item)));
    return results;
  }

  /** Groups items by a key, in the order of their first occurrence. */
  async groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Promise<ReadonlyMap<K, readonly T[]>> {
    const groups = new Map<K, T[]>();
    await this.each(items, (item) => {
      const key = keyOf(item);
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    });
    return groups;
  }

  /** Sorts items; equal ones keep their order. */
  async sort<T>(items: readonly T[], compare: (one: T, other: T) => number): Promise<readonly T[]> {
    let runs: (readonly T[])[] = [];
    for (let start = 0; start < items.length; start += ITEMS_PER_TURN) {
      runs.push(items.slice(start, start + ITEMS_PER_TURN).sort(compare));
      await this.spend(ITEMS_PER_TURN);
    }
    while (runs.length > 1) {
      const merged: (readonly T[])[] = [];
      for (let index = 0; index < runs.length; index += 2) {
        merged.push(await this.#merge(runs[index] ?? [], runs[index + 1] ?? [], compare));
      }
      runs = merged;
    }
    return runs[0] ?? [];
  }

  async #merge<T>(
    one: readonly T[],
    other: readonly T[],
    compare: (one: T, other: T) => number,
  ): Promise<readonly T[]> {
    const merged: T[] = [];
    let [i, j] = [0, 0];
    while (i < one.length || j < other.length) {
      const [left, right] = [one[i], other[j]] as [T, T];
      if (j >= other.length || (i < one.length && compare(left, right) <= 0)) {
        merged.push(left);
        i++;
      } else {
        merged.push(right);
        j++;
      }
      if (merged.length % ITEMS_PER_TURN === 0) await this.spend(ITEMS_PER_TURN);
    }
    return merged;
  }
}
