import type { Answer } from './answer.ts';

const KEPT = 100;

/** Answers of this visit, the least used of which go first. One with a problem is not kept. */
export class KeptAnswers {
  readonly #answers = new Map<string, Answer<unknown>>();

  get<Data>(key: string): Answer<Data> | undefined {
    const answer = this.#answers.get(key);
    if (answer === undefined) return undefined;
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    return answer as Answer<Data>;
  }

  set(key: string, answer: Answer<unknown>): void {
    if (answer.problems.length > 0) return;
    this.#answers.set(key, answer);
    const oldest = this.#answers.keys().next().value;
    if (this.#answers.size > KEPT && oldest !== undefined) this.#answers.delete(oldest);
  }
}
