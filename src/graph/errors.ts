/** What can go wrong at the port, whichever engine is behind it. */
export type GraphErrorCode = 'GRAPH_UNAVAILABLE' | 'DEADLINE_EXCEEDED' | 'CONFLICT' | 'QUERY_FAILED';

/**
 * What took most of an operation's time: the graph, the server's own work on one analysis, the wait for its turn behind
 * those of others, or anything else that the server does. `field` is the analysis.
 */
export interface Late {
  readonly took: 'GRAPH' | 'ANALYSIS' | 'TURN' | 'SERVER';
  readonly field?: string;
}

/**
 * An error of the graph. Its message is meant for the log and for the operator;
 * `cause` holds the engine's own error and never reaches a client.
 */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: GraphErrorCode;
  /** With DEADLINE_EXCEEDED, what took the time; the graph, where it is left out. */
  readonly late: Late | undefined;

  constructor(code: GraphErrorCode, message: string, cause?: unknown, late?: Late) {
    super(message, { cause });
    this.code = code;
    this.late = late;
  }

  /** Whether the same call may well succeed a moment later. */
  get retryable(): boolean {
    return this.code === 'GRAPH_UNAVAILABLE';
  }
}

/** What every call gets after `close`. */
export function closedError(): GraphError {
  return new GraphError('GRAPH_UNAVAILABLE', 'The graph is closed');
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
