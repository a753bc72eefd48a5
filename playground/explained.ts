import type { Fetcher } from '@graphiql/toolkit';

/** A statement that the server sent to its graph. */
export interface Statement {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Milliseconds of each phase. */
  readonly ms: Readonly<Record<string, number>>;
}

/** What is known of the last answer's statements. */
export interface Explained {
  /** Undefined before the first answer, and where the server does not tell. */
  readonly statements: readonly Statement[] | undefined;
  readonly asked: boolean;
}

/** Where the statements of the last answer are kept, for the panel that shows them. */
export class ExplainStore {
  #explained: Explained = { statements: undefined, asked: false };
  readonly #listeners = new Set<() => void>();

  readonly get = (): Explained => this.#explained;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  set(statements: readonly Statement[] | undefined): void {
    this.#explained = { statements, asked: true };
    for (const listener of this.#listeners) listener();
  }
}

/** The statements of the last answer of this page. */
export const lastAnswer = new ExplainStore();

const HEADER = 'X-Entente-Explain';

interface Answer {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Asks for the statements along with each answer and keeps them in the store. They are taken out of the answer that is
 * shown, unless the person at the page sets the header by hand.
 */
export function explaining(fetcher: Fetcher, store: ExplainStore): Fetcher {
  return async (parameters, options = {}) => {
    if (parameters.operationName === 'IntrospectionQuery') return fetcher(parameters, options);
    const given: Readonly<Record<string, string>> = options.headers ?? {};
    const byHand = Object.keys(given).some((name) => name.toLowerCase() === HEADER.toLowerCase());
    const answer = (await fetcher(parameters, { ...options, headers: { [HEADER]: '1', ...given } })) as Answer;
    const { cypher, ...others } = answer.extensions ?? {};
    store.set(Array.isArray(cypher) ? cypher : undefined);
    if (byHand || cypher === undefined) return answer;
    const { extensions: _, ...shown } = answer;
    return Object.keys(others).length === 0 ? shown : { ...shown, extensions: others };
  };
}
