import { GraphError, type GraphErrorCode, messageOf } from '../errors.ts';

/**
 * The engine's own codes, which begin its messages. T007 to T009: it is closed, or a commit did not
 * complete; S and X003: the disk. The rest is about the statement.
 */
const CODES: readonly (readonly [RegExp, GraphErrorCode])[] = [
  [/Constraint violation/, 'CONFLICT'],
  [/GRAFEO-T00[156]/, 'CONFLICT'],
  [/GRAFEO-(Q003|T002)/, 'DEADLINE_EXCEEDED'],
  [/GRAFEO-(T00[789]|S\d{3}|X003)/, 'GRAPH_UNAVAILABLE'],
];

/** The engine's error as one of the port. */
export function embeddedError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const message = messageOf(error);
  const code = CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'QUERY_FAILED';
  return new GraphError(code, `The embedded graph refused: ${message}`, error);
}

/** Whether the whole transaction may succeed when it is run again (the engine's class 40000). */
export function isPassingConflict(error: unknown): boolean {
  return /GRAFEO-T00[156]/.test(messageOf(error));
}
