import { isRetryableError } from 'neo4j-driver';
import { GraphError, type GraphErrorCode, messageOf } from '../errors.ts';

/** Maps codes of the driver and the server; the first match wins. The default is QUERY_FAILED. */
const CODES: readonly (readonly [RegExp, GraphErrorCode])[] = [
  [/\.Transaction\.(TransactionTimedOut|Terminated)/, 'DEADLINE_EXCEEDED'],
  [/\.Schema\.(ConstraintValidationFailed|ConstraintCreationFailed)$/, 'CONFLICT'],
  [/\.Transaction\.(DeadlockDetected|LockClientStopped|LockAcquisitionTimeout)$/, 'CONFLICT'],
  // Codes of the driver: no connection, a lost one, none free in the pool.
  [/^(ServiceUnavailable|SessionExpired|N\/A)$/, 'GRAPH_UNAVAILABLE'],
  [/^Neo\.TransientError\./, 'GRAPH_UNAVAILABLE'],
  [/\.(Cluster\.NotALeader|General\.ForbiddenOnReadOnlyDatabase|Database\.DatabaseNotFound)$/, 'GRAPH_UNAVAILABLE'],
  [/\.Security\.(?!Forbidden)/, 'GRAPH_UNAVAILABLE'],
];

/** Neo4j advises a longer timeout in either case, and not whose. A client's operation has an error of its own. */
const TIMEOUTS: readonly (readonly [RegExp, string])[] = [
  [
    /\.Transaction\.TransactionTimedOutClientConfiguration$/,
    'a transaction took longer than the time that entente gives it, which no setting changes; give the server more memory or less to do, then run the command again',
  ],
  [
    /\.Transaction\.TransactionTimedOut$/,
    'a transaction took longer than the server allows; raise db.transaction.timeout in its configuration, or set it to 0',
  ],
];

/** Converts an error of the driver to one of the port; `address` identifies the server in the message. */
export function neo4jError(error: unknown, address: string): GraphError {
  if (error instanceof GraphError) return error;
  const code = codeOf(error);
  const graphCode = CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'QUERY_FAILED';
  return new GraphError(graphCode, `Neo4j at ${address}: ${reason(code, error)}`, error);
}

/** Whether the connection was lost, so that a read can be retried on another one. */
export function isConnectionLost(error: unknown): boolean {
  return /^(ServiceUnavailable|SessionExpired)$/.test(codeOf(error));
}

/** Whether waiting may help, as when the server is still starting. */
export function isTransient(error: GraphError): boolean {
  return error.code === 'DEADLINE_EXCEEDED' || isRetryableError(error.cause);
}

/** The reason of an error, without the address. */
export function failureReason(error: GraphError): string {
  const cause = error.cause ?? error;
  return reason(codeOf(cause), cause);
}

function reason(code: string, error: unknown): string {
  if (/\.Security\.(Unauthorized|AuthenticationRateLimit)$/.test(code)) {
    return 'wrong user or password; check NEO4J_USER and NEO4J_PASSWORD';
  }
  if (code.endsWith('.Security.CredentialsExpired')) {
    return 'the initial password must be changed first (ALTER CURRENT USER SET PASSWORD …)';
  }
  const late = TIMEOUTS.find(([pattern]) => pattern.test(code));
  if (late) return late[1];
  const message = messageOf(error);
  // The driver surrounds the cause with long advice and its routing table.
  const [, cause = message] = /(?:.*Caused by: )?(.*?)(?: Known routing table.*)?$/s.exec(message) ?? [];
  return cause;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
