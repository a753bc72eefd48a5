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

/**
 * Creates the function that runs all operations of one export. They share one deadline, which counts only the time spent
 * in operations, so a client may read as slowly as it needs to. It throws the first error of an operation, and a
 * `GraphError` DEADLINE_EXCEEDED when no time is left.
 */
export function createAsking({ schema, answerer }: ExportedApi, context: RequestContext): Asking {
  const { graph, limits, statistics } = context;
  const formerIds = new Map<string, string>();
  let left = limits.timeoutMs;
  const ask: Ask = async (document, variableValues) => {
    if (left <= 0) throw new GraphError('DEADLINE_EXCEEDED', `The export was not done within ${limits.timeoutMs} ms`);
    const start = performance.now();
    try {
      // Answers are kept per context, so each operation needs its own.
      const own = { graph, statistics, formerIds: context.formerIds, limits: { ...limits, timeoutMs: left } };
      const { data, errors } = await execute({ schema, document, variableValues, contextValue: own });
      if (errors?.[0]) throw errors[0];
      for (const { id, now } of (await answerer.known(own))?.notes ?? []) {
        if (id !== undefined && now !== undefined) formerIds.set(id, now);
      }
      return data ?? {};
    } finally {
      left -= performance.now() - start;
    }
  };
  return { ask, formerIds };
}
