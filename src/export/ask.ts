import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import { GraphError } from '../graph/index.ts';
import type { RequestContext } from '../resolvers/index.ts';

/** What an operation answers. */
export type Data = Readonly<Record<string, unknown>>;

/** Asks the API in process. */
export type Ask = (document: DocumentNode, variables: Readonly<Record<string, unknown>>) => Promise<Data>;

/**
 * What asks the operations of one export, which share one deadline. Only the time that they take counts, so that a
 * client may read as slowly as it has to.
 * @throws {GraphQLError} the first error of an operation.
 * @throws {GraphError} DEADLINE_EXCEEDED where no time is left.
 */
export function createAsk(schema: GraphQLSchema, { graph, limits, statistics }: RequestContext): Ask {
  let left = limits.timeoutMs;
  return async (document, variableValues) => {
    if (left <= 0) throw new GraphError('DEADLINE_EXCEEDED', `The export was not done within ${limits.timeoutMs} ms`);
    const start = performance.now();
    try {
      // An answer is kept by its context, so that each operation needs one of its own.
      const contextValue: RequestContext = { graph, statistics, limits: { ...limits, timeoutMs: left } };
      const { data, errors } = await execute({ schema, document, variableValues, contextValue });
      if (errors?.[0]) throw errors[0];
      return data ?? {};
    } finally {
      left -= performance.now() - start;
    }
  };
}
