import type { StatedValue } from '../../evidence/index.ts';

/**
 * What is stated of the subjects of a batch, as the rows go by. Of an actor a source says the same in many rows, and
 * the first of them is statement enough; of a fact, every row is.
 */
export class SaidBefore {
  readonly #byId = new Map<string, StatedValue>();
  /** What is stated of each subject. Of an actor that is little: its rows repeat each other. */
  readonly #bySubject = new Map<string, Set<StatedValue>>();

  constructor(stored: readonly StatedValue[]) {
    for (const one of stored) this.#put(one);
  }

  /** Takes a statement in; false where it is of an actor and another statement says the same. */
  take(statement: StatedValue, ofActor: boolean): boolean {
    const earlier = this.#byId.get(statement.id);
    if (ofActor && !earlier && this.#isSaid(statement)) return false;
    if (earlier) this.#bySubject.get(earlier.subject)?.delete(earlier);
    this.#put(statement);
    return true;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** All that is stated now. */
  all(): readonly StatedValue[] {
    return [...this.#byId.values()];
  }

  #put(statement: StatedValue): void {
    this.#byId.set(statement.id, statement);
    const others = this.#bySubject.get(statement.subject);
    if (others) others.add(statement);
    else this.#bySubject.set(statement.subject, new Set([statement]));
  }

  #isSaid(statement: StatedValue): boolean {
    for (const other of this.#bySubject.get(statement.subject) ?? []) if (saySame(other, statement)) return true;
    return false;
  }
}

const saySame = (one: StatedValue, other: StatedValue): boolean =>
  one.property === other.property &&
  one.value === other.value &&
  one.source === other.source &&
  one.precision === other.precision &&
  one.basis === other.basis;
