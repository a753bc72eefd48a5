import type { Fetcher } from '@graphiql/toolkit';

/** A statement that the server executed. */
export interface Statement {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Milliseconds of each phase. */
  readonly ms: Readonly<Record<string, number>>;
}

/** The statements of the last response. */
export interface Explained {
  /** Undefined before the first response, and if the server does not return them. */
  readonly statements: readonly Statement[] | undefined;
  readonly asked: boolean;
}

/** Keeps the statements of the last response for the panel. */
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

/** The statements of this page's last response. */
export const lastResponse = new ExplainStore();

const HEADER = 'X-Entente-Explain';

interface Response {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Requests the statements with each response and keeps them in the store. Removes them from the displayed response, unless
 * the user set the header.
 */
export function withExplain(fetcher: Fetcher, store: ExplainStore): Fetcher {
  return async (parameters, options = {}) => {
    if (parameters.operationName === 'IntrospectionQuery') return fetcher(parameters, options);
    const given: Readonly<Record<string, string>> = options.headers ?? {};
    const setByUser = Object.keys(given).some((name) => name.toLowerCase() === HEADER.toLowerCase());
    const answer = (await fetcher(parameters, { ...options, headers: { [HEADER]: '1', ...given } })) as Response;
    const { cypher, ...others } = answer.extensions ?? {};
    store.set(Array.isArray(cypher) ? cypher : undefined);
    if (setByUser || cypher === undefined) return answer;
    const { extensions: _, ...shown } = answer;
    return Object.keys(others).length === 0 ? shown : { ...shown, extensions: others };
  };
}
