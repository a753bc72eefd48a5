import type { Statement } from '../../evidence/index.ts';

/**
 * The statements about the subjects of a batch so far. For an actor, equal statements by one source are merged into the first,
 * since many rows repeat them; for a fact, every row counts.
 */
export class StatedSoFar {
  readonly #byId = new Map<string, Statement>();
  /** The statements by subject. An actor has few, since its rows repeat each other. */
  readonly #bySubject = new Map<string, Set<Statement>>();

  constructor(stored: readonly Statement[]) {
    for (const one of stored) this.#put(one);
  }

  /** Adds a statement; false if it is about an actor and repeats an existing one. */
  take(statement: Statement, ofActor: boolean): boolean {
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
  all(): readonly Statement[] {
    return [...this.#byId.values()];
  }

  #put(statement: Statement): void {
    this.#byId.set(statement.id, statement);
    const others = this.#bySubject.get(statement.subject);
    if (others) others.add(statement);
    else this.#bySubject.set(statement.subject, new Set([statement]));
  }

  #isSaid(statement: Statement): boolean {
    for (const other of this.#bySubject.get(statement.subject) ?? []) if (saySame(other, statement)) return true;
    return false;
  }
}

const saySame = (one: Statement, other: Statement): boolean =>
  one.property === other.property &&
  one.value === other.value &&
  one.source === other.source &&
  one.precision === other.precision &&
  one.basis === other.basis;
