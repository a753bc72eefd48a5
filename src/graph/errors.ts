/** What can go wrong at the port, whichever engine is behind it. */
export type GraphErrorCode = 'GRAPH_UNAVAILABLE' | 'DEADLINE_EXCEEDED' | 'CONFLICT' | 'QUERY_FAILED';

/**
 * An error of the graph. Its message is meant for the log and for the operator;
 * `cause` holds the engine's own error and never reaches a client.
 */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: GraphErrorCode;

  constructor(code: GraphErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
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
