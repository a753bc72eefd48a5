import { isRetryableError } from 'neo4j-driver';
import { GraphError, type GraphErrorCode, messageOf } from '../errors.ts';

/** By the first pattern that the driver's or the server's code matches; QUERY_FAILED where none does. */
const CODES: readonly (readonly [RegExp, GraphErrorCode])[] = [
  [/\.Transaction\.(TransactionTimedOut|Terminated)/, 'DEADLINE_EXCEEDED'],
  [/\.Schema\.(ConstraintValidationFailed|ConstraintCreationFailed)$/, 'CONFLICT'],
  [/\.Transaction\.(DeadlockDetected|LockClientStopped|LockAcquisitionTimeout)$/, 'CONFLICT'],
  // The driver's own: no connection, a lost one, none free in the pool.
  [/^(ServiceUnavailable|SessionExpired|N\/A)$/, 'GRAPH_UNAVAILABLE'],
  [/^Neo\.TransientError\./, 'GRAPH_UNAVAILABLE'],
  [/\.(Cluster\.NotALeader|General\.ForbiddenOnReadOnlyDatabase|Database\.DatabaseNotFound)$/, 'GRAPH_UNAVAILABLE'],
  [/\.Security\.(?!Forbidden)/, 'GRAPH_UNAVAILABLE'],
];

/** The driver's error as one of the port; `address` is what the operator knows the server by. */
export function neo4jError(error: unknown, address: string): GraphError {
  if (error instanceof GraphError) return error;
  const code = codeOf(error);
  const graphCode = CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'QUERY_FAILED';
  return new GraphError(graphCode, `Neo4j at ${address}: ${reason(code, error)}`, error);
}

/** Whether the connection was lost, so that a read can be tried once more on another one. */
export function isConnectionLost(error: unknown): boolean {
  return /^(ServiceUnavailable|SessionExpired)$/.test(codeOf(error));
}

/** Whether waiting may help: the server does not answer, or not yet. A wrong password stays wrong. */
export function isPassing(error: GraphError): boolean {
  return error.code === 'DEADLINE_EXCEEDED' || isRetryableError(error.cause);
}

/** The reason in an error's message, without the address. */
export function reasonOf(error: GraphError): string {
  const cause = error.cause ?? error;
  return reason(codeOf(cause), cause);
}

function reason(code: string, error: unknown): string {
  if (/\.Security\.(Unauthorized|AuthenticationRateLimit)$/.test(code)) {
    return 'it refuses the user or the password; check NEO4J_USER and NEO4J_PASSWORD';
  }
  if (code.endsWith('.Security.CredentialsExpired')) {
    return "the user's first password must be changed (ALTER CURRENT USER SET PASSWORD …) before it lets anyone in";
  }
  const message = messageOf(error);
  // The driver puts what happened at the end of a long advice, and all it knows of a cluster behind that.
  const [, what = message] = /(?:.*Caused by: )?(.*?)(?: Known routing table.*)?$/s.exec(message) ?? [];
  return what;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
