import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import { GraphError } from '../graph/index.ts';
import type { RequestContext } from '../resolvers/index.ts';

/** The data of a response. */
export type Data = Readonly<Record<string, unknown>>;

/** Runs an operation of the API in this process. */
export type Ask = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => Promise<Data>;

/**
 * Creates the function that runs all operations of one export. They share one deadline, which counts only the time spent
 * in operations, so a client may read as slowly as it needs to.
 * @throws {GraphQLError} the first error of an operation.
 * @throws {GraphError} DEADLINE_EXCEEDED when no time is left.
 */
export function createAsk(schema: GraphQLSchema, { graph, limits, statistics }: RequestContext): Ask {
  let left = limits.timeoutMs;
  return async (document, variableValues) => {
    if (left <= 0) throw new GraphError('DEADLINE_EXCEEDED', `The export was not done within ${limits.timeoutMs} ms`);
    const start = performance.now();
    try {
      // Answers are kept per context, so each operation needs its own.
      const contextValue: RequestContext = { graph, statistics, limits: { ...limits, timeoutMs: left } };
      const { data, errors } = await execute({ schema, document, variableValues, contextValue });
      if (errors?.[0]) throw errors[0];
      return data ?? {};
    } finally {
      left -= performance.now() - start;
    }
  };
}
