import { GraphError, type GraphPort } from '../../graph/index.ts';

/**
 * A graph that answers unless there is a reason not to, which is looked for before each read and once more behind it: an
 * answer that may hold what came in between is thrown away. It takes no writes.
 */
export function guardedGraph(graph: GraphPort, refusal: () => Error | undefined): GraphPort {
  const check = (): void => {
    const error = refusal();
    if (error) throw error;
  };
  const checked = async <T>(read: () => Promise<T>): Promise<T> => {
    check();
    try {
      return await read();
    } finally {
      // Also where the read failed, since its error may tell something.
      check();
    }
  };
  const readOnly = (): Promise<never> => Promise.reject(new GraphError('QUERY_FAILED', 'Callers cannot write'));
  return {
    engine: graph.engine,
    get reading() {
      return graph.reading;
    },
    get load() {
      return graph.load;
    },
    get failure() {
      return graph.failure;
    },
    read: (statement, options) => checked(() => graph.read(statement, options)),
    search: (request, options) => checked(() => graph.search(request, options)),
    readVersion: () => checked(() => graph.readVersion()),
    write: readOnly,
    ensureIndexes: readOnly,
    ping: () => graph.ping(),
    close: () => graph.close(),
  };
}
