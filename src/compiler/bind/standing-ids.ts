import type { FormerIds } from '../../domain/index.ts';

/** A former id in an argument. */
export interface NamedFormerId {
  readonly id: string;
  /** The id that stands now. */
  readonly now: string;
  readonly argument: string;
}

/** Replaces the former ids in arguments by those that stand, and keeps which they were. */
export class StandingIds {
  readonly #formerIds: FormerIds;
  readonly #named = new Map<string, NamedFormerId>();

  constructor(formerIds: FormerIds) {
    this.#formerIds = formerIds;
  }

  /** The former ids that were replaced, each once, with the first argument that holds it. */
  get named(): readonly NamedFormerId[] {
    return [...this.#named.values()];
  }

  /** The value of an argument that takes an id or a list of ids. */
  of(value: unknown, argument: string): unknown {
    if (Array.isArray(value)) return value.map((item) => this.of(item, argument));
    const now = typeof value === 'string' ? this.#formerIds.get(value) : undefined;
    if (typeof value !== 'string' || now === undefined) return value;
    if (!this.#named.has(value)) this.#named.set(value, { id: value, now, argument });
    return now;
  }
}
