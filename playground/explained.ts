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

interface Refusal {
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

type Headers = Readonly<Record<string, string>>;

const headerOf = (headers: Headers, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];

/** Whether the server refuses the statements to this user, and so the whole operation. */
const refusesStatements = ({ errors = [] }: Refusal): boolean =>
  errors.some(({ extensions = {} }) => extensions.code === 'FORBIDDEN' && extensions.header === HEADER.toLowerCase());

/**
 * Requests the statements with each response and keeps them in the store. Removes them from the displayed response, unless
 * the user set the header.
 */
export function withExplain(fetcher: Fetcher, store: ExplainStore): Fetcher {
  /** The users, by their credentials, who may not see statements. */
  const refused = new Set<string | undefined>();
  const ask: Fetcher = async (parameters, options = {}) => {
    if (parameters.operationName === 'IntrospectionQuery') return fetcher(parameters, options);
    const given: Headers = options.headers ?? {};
    const setByUser = headerOf(given, HEADER) !== undefined;
    const user = headerOf(given, 'Authorization');
    const asks = setByUser || !refused.has(user);
    const explained = asks ? { ...options, headers: { [HEADER]: '1', ...given } } : options;
    const answer = (await fetcher(parameters, explained)) as Response;
    if (!setByUser && refusesStatements(answer as Refusal)) {
      refused.add(user);
      return ask(parameters, options);
    }
    const { cypher, ...others } = answer.extensions ?? {};
    store.set(Array.isArray(cypher) ? cypher : undefined);
    if (setByUser || cypher === undefined) return answer;
    const { extensions: _, ...shown } = answer;
    return Object.keys(others).length === 0 ? shown : { ...shown, extensions: others };
  };
  return ask;
}
