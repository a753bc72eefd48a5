/** The errors of the port, the same for every engine. */
export type GraphErrorCode = 'GRAPH_UNAVAILABLE' | 'DEADLINE_EXCEEDED' | 'CONFLICT' | 'QUERY_FAILED';

/**
 * The cause of a missed deadline: the graph, the server's work on one analysis, the wait for a thread, or the server's
 * other work. `field` is the analysis.
 */
export interface Late {
  readonly took: 'GRAPH' | 'ANALYSIS' | 'TURN' | 'SERVER';
  readonly field?: string;
}

/** An error of the graph. The message is for the log and the operator; `cause` is the engine's error. Clients see neither. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: GraphErrorCode;
  /** The cause of DEADLINE_EXCEEDED; the graph by default. */
  readonly late: Late | undefined;

  constructor(code: GraphErrorCode, message: string, cause?: unknown, late?: Late) {
    super(message, { cause });
    this.code = code;
    this.late = late;
  }

  /** Whether the same call may succeed later. */
  get retryable(): boolean {
    return this.code === 'GRAPH_UNAVAILABLE';
  }
}

/** The error of every call after `close`. */
export function closedError(): GraphError {
  return new GraphError('GRAPH_UNAVAILABLE', 'The graph is closed');
}

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
