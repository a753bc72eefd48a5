/** Why something could not be answered, in words. */
export interface Problem {
  /** The API's code, such as `NOT_FOUND`; `UNREACHABLE` and `NO_ANSWER` are the page's own. */
  readonly code: string;
  readonly message: string;
  /** The place in the answer that is null because of it. */
  readonly path?: readonly (string | number)[];
}

/** What the server says of an answer that is right, such as that a list was cut. */
export interface Note {
  readonly code: string;
  readonly message: string;
  /** Of `FORMER_ID`: the id that was given, and the one that stands in its place. */
  readonly id?: string;
  readonly now?: string;
}

/** A statement that the server ran. */
interface Cypher {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Answer<Data> {
  /** Undefined if nothing was answered. */
  readonly data: Data | undefined;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
  /** Empty unless it was asked for. */
  readonly cypher: readonly Cypher[];
}

/** A response of GraphQL over HTTP, with the extensions that this server has. */
interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string };
  }[];
  readonly extensions?: { readonly notes?: readonly Note[]; readonly cypher?: readonly Cypher[] };
}

/** The answer in a response. */
export function readAnswer<Data>(text: string, status: number): Answer<Data> {
  const body = parsed<Body<Data>>(text);
  if (body === undefined || (body.data === undefined && body.errors === undefined)) {
    return { ...NOTHING, problems: [{ code: 'NO_ANSWER', message: `HTTP ${status}` }] };
  }
  return {
    data: body.data ?? undefined,
    problems: (body.errors ?? []).map(({ message, path, extensions }) => ({
      code: extensions?.code ?? 'NO_ANSWER',
      message,
      ...(path && { path }),
    })),
    notes: body.extensions?.notes ?? [],
    cypher: body.extensions?.cypher ?? [],
  };
}

export const NOTHING: Answer<never> = { data: undefined, problems: [], notes: [], cypher: [] };

function parsed<Body>(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}
