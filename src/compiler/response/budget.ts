import type { GraphQLError } from 'graphql';
import { tooCostly } from '../errors.ts';

/** A list has grown over what the whole answer may be. Where it stands is known further up. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
  readonly length: number;

  constructor(length: number) {
    super('The answer is too long');
    this.length = length;
  }
}

/**
 * How long an answer may become, and what each field of the root has of it. It is counted while it is written, in
 * characters, of which each is a byte at least, so that no more is ever made than twice what is allowed.
 */
export class Budget {
  readonly most: number;
  readonly #fields = new Map<string, number>();
  #total = 0;

  constructor(most: number) {
    this.most = most;
  }

  /**
   * Takes up what is written of a root field.
   * @throws {GraphQLError} OPERATION_TOO_COSTLY where it is too much, alone or with what was written before.
   */
  field(key: string, write: () => string): string {
    try {
      const text = write();
      this.#add(key, text.length);
      if (this.#total > this.most) throw this.refusal();
      return text;
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
      this.#add(key, error.length);
      throw this.refusal();
    }
  }

  /** The error of an answer that is too long. It names the root field that has most of what was written. */
  refusal(bytes = this.#total): GraphQLError {
    const [field, own] = [...this.#fields].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    const message = `The answer has more than ${this.most} bytes, which is the limit: ${bytes} when it was given up, ${own} of them in ${field}. Ask for fewer fields or smaller pages there.`;
    return tooCostly(message, { bytes, limit: this.most, field });
  }

  #add(key: string, length: number): void {
    this.#fields.set(key, (this.#fields.get(key) ?? 0) + length);
    this.#total += length;
  }
}
