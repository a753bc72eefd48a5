import type { StatedValue } from '../conflicts.ts';

/**
 * What is stated of the subjects of a batch, as the rows go by. Of an actor a source says the same in many rows, and
 * the first of them is statement enough; of a fact, every row is.
 */
export class SaidBefore {
  readonly #byId: Map<string, StatedValue>;
  /** The ids of the statements that say one thing. */
  readonly #saying = new Map<string, Set<string>>();

  constructor(stored: readonly StatedValue[]) {
    this.#byId = new Map(stored.map((one) => [one.id, one]));
    for (const one of stored) this.#idsSaying(one).add(one.id);
  }

  /** Takes a statement in; false where it is of an actor and another statement says the same. */
  take(statement: StatedValue, ofActor: boolean): boolean {
    const earlier = this.#byId.get(statement.id);
    if (ofActor && !earlier && this.#idsSaying(statement).size > 0) return false;
    if (earlier) this.#idsSaying(earlier).delete(earlier.id);
    this.#byId.set(statement.id, statement);
    this.#idsSaying(statement).add(statement.id);
    return true;
  }

  /** All that is stated now. */
  all(): readonly StatedValue[] {
    return [...this.#byId.values()];
  }

  #idsSaying({ source, subject, property, value, precision, basis }: StatedValue): Set<string> {
    const key = JSON.stringify([source, subject, property, value, precision, basis]);
    const ids = this.#saying.get(key) ?? new Set();
    this.#saying.set(key, ids);
    return ids;
  }
}
