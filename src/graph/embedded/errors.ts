import { GraphError, type GraphErrorCode, messageOf } from '../errors.ts';
import { diskFailure } from './disk-failure.ts';

/**
 * The engine's codes, which start its messages. T007 to T009: closed, or a commit did not complete. S and X003: the disk.
 * All others concern the statement.
 */
const CODES: readonly (readonly [RegExp, GraphErrorCode])[] = [
  [/Constraint violation/, 'CONFLICT'],
  [/GRAFEO-T00[156]/, 'CONFLICT'],
  [/GRAFEO-(Q003|T002)/, 'DEADLINE_EXCEEDED'],
  [/GRAFEO-(T00[789]|S\d{3}|X003)/, 'GRAPH_UNAVAILABLE'],
];

/** Converts an error of the engine to one of the port. */
export function embeddedError(error: unknown): GraphError {
  if (error instanceof GraphError) return error;
  const message = messageOf(error);
  const code = CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'QUERY_FAILED';
  const refused = code === 'GRAPH_UNAVAILABLE' ? diskFailure(error) : undefined;
  if (refused === undefined) return new GraphError(code, `The embedded graph refused: ${message}`, error);
  return new GraphError(code, `The embedded graph cannot be written: ${refused}. ${REPEAT} (${message})`, error);
}

/** An error of the disk leaves what was acknowledged as it was. */
const REPEAT = 'Nothing that was acknowledged is lost: mend that, then run it again.';

/** Whether the transaction may succeed if run again (the engine's class 40000). */
export function isRetryableConflict(error: unknown): boolean {
  return /GRAFEO-T00[156]/.test(messageOf(error));
}
