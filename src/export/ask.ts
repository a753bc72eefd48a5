import { type DocumentNode, execute } from 'graphql';
import { GraphError } from '../graph/index.ts';
import type { Api, RequestContext } from '../resolvers/index.ts';

/** What an export needs of the API. */
export type ExportedApi = Pick<Api, 'schema' | 'answerer'>;

/** The data of a response. */
export type Data = Readonly<Record<string, unknown>>;

/** Runs an operation of the API in this process. */
export type Ask = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => Promise<Data>;

/** Runs the operations of one export. */
export interface Asking {
  readonly ask: Ask;
  /** The former ids that operations named so far, each with the one that stands. */
  readonly formerIds: ReadonlyMap<string, string>;
}

/** The time that operations have. */
export interface Clock {
  /** The milliseconds left for the next operation. */
  readonly left: () => number;
  /** Takes the milliseconds that an operation took. */
  readonly spend: (ms: number) => void;
}

/** One time for all operations, in which only that within them counts: a client may read as slowly as it needs to. */
export function sharedClock(timeoutMs: number): Clock {
  let left = timeoutMs;
  return {
    left: () => left,
    spend: (ms) => {
      left -= ms;
    },
  };
}

/** The same time for each operation: how many there are depends on the size of the graph. */
export const clockForEach = (timeoutMs: number): Clock => ({ left: () => timeoutMs, spend: () => undefined });

/**
 * Creates the function that runs all operations of one export. It throws the first error of an operation, and a `GraphError`
 * DEADLINE_EXCEEDED when no time is left.
 */
export function createAsking({ schema, answerer }: ExportedApi, context: RequestContext, clock: Clock): Asking {
  const { caller, graph, limits, statistics, budget, progress } = context;
  const formerIds = new Map<string, string>();
  const ask: Ask = async (document, variableValues) => {
    const timeoutMs = clock.left();
    if (timeoutMs <= 0) {
      throw new GraphError('DEADLINE_EXCEEDED', `The export was not done within ${limits.timeoutMs} ms`);
    }
    const start = performance.now();
    try {
      // Answers are kept per context, so each operation needs its own.
      const own = {
        caller,
        graph,
        statistics,
        formerIds: context.formerIds,
        limits: { ...limits, timeoutMs },
        ...(budget && { budget }),
        ...(progress && { progress }),
      };
      const { data, errors } = await execute({ schema, document, variableValues, contextValue: own });
      if (errors?.[0]) throw errors[0];
      for (const { id, now } of (await answerer.known(own))?.notes ?? []) {
        if (id !== undefined && now !== undefined) formerIds.set(id, now);
      }
      return data ?? {};
    } finally {
      clock.spend(performance.now() - start);
    }
  };
  return { ask, formerIds };
}
