import type { GraphQLError } from 'graphql';
import { tooCostly } from '../errors.ts';

/** Thrown for a list that is longer than the whole answer may be. The caller knows which field it belongs to. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
  readonly length: number;

  constructor(length: number) {
    super('The answer is too long');
    this.length = length;
  }
}

/** The most items that the sources of one answer have to be compared over: about a quarter of a second of work. */
const MAX_COMPARED = 2_000_000;

/**
 * Limits the length of an answer, and knows how much of it each root field takes. The length is counted while the answer
 * is written, in characters of at least one byte each, so that no more than twice the limit is ever in memory.
 */
export class Budget {
  readonly max: number;
  readonly #fields = new Map<string, number>();
  #total = 0;
  #compared = 0;

  constructor(max: number) {
    this.max = max;
  }

  /**
   * Writes a root field and counts its length.
   * @throws {GraphQLError} OPERATION_TOO_COSTLY if the answer becomes too long.
   */
  field(key: string, write: () => string): string {
    try {
      const text = write();
      this.#add(key, text.length);
      if (this.#total > this.max) throw this.refusal();
      return text;
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
      this.#add(key, error.length);
      throw this.refusal();
    }
  }

  /**
   * Counts the items that are compared with each other for a field.
   * @throws {GraphQLError} OPERATION_TOO_COSTLY if the whole answer compares too many.
   */
  compare(items: number, field: string): void {
    this.#compared += items;
    if (this.#compared <= MAX_COMPARED) return;
    const message = `The answer compares what sources have with each other, and exceeds the limit of ${MAX_COMPARED} items at ${field}. Ask for fewer sources there, such as with a where.`;
    throw tooCostly(message, { cost: this.#compared, limit: MAX_COMPARED, unit: 'COMPARISONS', field });
  }

  /** The error for an answer that is too long. It names the root field that takes max of it. */
  refusal(bytes = this.#total): GraphQLError {
    const [field, own] = [...this.#fields].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    const message = `The answer exceeds the limit of ${this.max} bytes: it had ${bytes} when it was stopped, ${own} of them in ${field}. Ask for fewer fields or smaller pages there.`;
    return tooCostly(message, { bytes, limit: this.max, field });
  }

  #add(key: string, length: number): void {
    this.#fields.set(key, (this.#fields.get(key) ?? 0) + length);
    this.#total += length;
  }
}
