import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AnalysisCall } from '../compiler/index.ts';

/** How many items are looked at before other requests have their turn: a few milliseconds' work. */
export const ITEMS_A_TURN = 5_000;

/** Keeps an analysis that looks at many items from holding other requests up. */
export class Turns {
  readonly #left: AnalysisCall['left'];
  #items = ITEMS_A_TURN;

  /** `left` throws where the operation has no time left. */
  constructor({ left }: Pick<AnalysisCall, 'left'>) {
    this.#left = left;
  }

  /**
   * Counts items that were looked at, and lets others have their turn where they were many.
   * @throws {GraphError} DEADLINE_EXCEEDED
   */
  async spend(items: number): Promise<void> {
    this.#items -= items;
    if (this.#items > 0) return;
    this.#items = ITEMS_A_TURN;
    await nextTurn();
    this.#left();
  }

  /** Visits all items. */
  async each<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
    let visited = 0;
    for (const item of items) {
      visit(item);
      if (++visited % ITEMS_A_TURN === 0) await this.spend(ITEMS_A_TURN);
    }
    await this.spend(visited % ITEMS_A_TURN);
  }

  /** The results of a function over items. */
  async map<T, R>(items: readonly T[], map: (item: T) => R): Promise<readonly R[]> {
    const results: R[] = [];
    await this.each(items, (item) => results.push(map(item)));
    return results;
  }

  /** Items by a key, in the order they are met. */
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

  /** The items in order; of those that are level, the first stays in front. */
  async sort<T>(items: readonly T[], compare: (one: T, other: T) => number): Promise<readonly T[]> {
    let runs: (readonly T[])[] = [];
    for (let start = 0; start < items.length; start += ITEMS_A_TURN) {
      runs.push(items.slice(start, start + ITEMS_A_TURN).sort(compare));
      await this.spend(ITEMS_A_TURN);
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
      if (merged.length % ITEMS_A_TURN === 0) await this.spend(ITEMS_A_TURN);
    }
    return merged;
  }
}
