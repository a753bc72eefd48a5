import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { Role } from '../../callers/index.ts';
import type { Reason } from '../../compiler/index.ts';
import { GraphError, type Late } from '../../graph/index.ts';
import { shortMessage } from '../../resolvers/index.ts';
import type { RefusalLog } from './refusals.ts';

/** The codes of errors in responses. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'OPERATION_TOO_COSTLY'
  | 'RATE_LIMITED'
  | 'DEADLINE_EXCEEDED'
  | 'GRAPH_UNAVAILABLE'
  | 'UNAUTHENTICATED'
  | 'AUTHENTICATION_UNAVAILABLE'
  | 'FORBIDDEN'
  | 'CONFLICT'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'AUDIT_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR';

/** Codes that resolvers set themselves, with a message for the client. */
const RESOLVER_CODES: ReadonlySet<unknown> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'OPERATION_TOO_COSTLY',
  'RATE_LIMITED',
  'DEADLINE_EXCEEDED',
  'GRAPH_UNAVAILABLE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
]);

/** Apollo's codes for faulty requests. Its `BAD_USER_INPUT` means variables. */
const REASONS: ReadonlyMap<unknown, Reason> = new Map([
  ['GRAPHQL_PARSE_FAILED', 'SYNTAX'],
  ['GRAPHQL_VALIDATION_FAILED', 'VALIDATION'],
  ['OPERATION_RESOLUTION_FAILURE', 'OPERATION_NAME'],
  ['BAD_REQUEST', 'REQUEST'],
  ['BAD_USER_INPUT', 'VARIABLES'],
]);

/** An error as clients see it. */
export interface ClientError {
  readonly message: string;
  readonly extensions: { readonly code: ErrorCode; readonly [key: string]: unknown } & (
    | { readonly code: Exclude<ErrorCode, 'BAD_USER_INPUT'> }
    | { readonly code: 'BAD_USER_INPUT'; readonly reason: Reason }
  );
}

/** The error of a request that violates GraphQL over HTTP. */
export const badRequest = (message: string): ClientError => ({
  message,
  extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' },
});

/** The error of every request without an accepted credential: which fault it has must not be learned from the answer. */
export const UNAUTHENTICATED: ClientError = {
  message: 'Send a valid token or API key in the header "Authorization: Bearer …".',
  extensions: { code: 'UNAUTHENTICATED' },
};

/** The error of a request whose credential cannot be checked at the moment. */
export const AUTHENTICATION_UNAVAILABLE: ClientError = {
  message: 'Credentials cannot be checked at the moment. Try again later.',
  extensions: { code: 'AUTHENTICATION_UNAVAILABLE', retryable: true },
};

/** The error of a request for something that takes another role. */
export const needsRole = (what: string, role: Role, named: Readonly<Record<string, string>> = {}): ClientError => ({
  message: `${what}: needs the role ${role}, which this caller does not have`,
  extensions: { code: 'FORBIDDEN', role, ...named },
});

/** The error of a request that cannot be written down, where each has to be. */
export const AUDIT_UNAVAILABLE: ClientError = {
  message: 'The server cannot keep its audit log at the moment, so it answers nothing. Try again later.',
  extensions: { code: 'AUDIT_UNAVAILABLE', retryable: true },
};

/** The message for a `Host` header that cannot be parsed. */
export const INVALID_HOST = 'The Host header is invalid.';

/** A request that is rejected before it is processed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly error: ClientError;
  /** The HTTP status; by default that of a failed operation. */
  readonly status: number | undefined;

  constructor(error: ClientError, status?: number) {
    super(error.message);
    this.error = error;
    this.status = status;
  }
}

/** Converts any error to one for the client. Details that clients must not see go to the log. */
export interface ErrorReporter {
  /** For Apollo's `formatError`. */
  readonly format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  /** For an error outside Apollo. */
  readonly report: (error: unknown) => ClientError;
}

/**
 * `timeoutMs` appears in the message of `DEADLINE_EXCEEDED`. `refusals` summarizes GRAPH_UNAVAILABLE errors, of which there
 * may be thousands.
 */
export function createErrorReporter(
  log: FastifyBaseLogger,
  timeoutMs: number,
  refusals: Pick<RefusalLog, 'refused'>,
): ErrorReporter {
  // An operation is one statement, so every root field fails with the same error. Report it once.
  const reported = new WeakMap<Error, ClientError>();

  function report(thrown: unknown): ClientError {
    const error =
      thrown instanceof Error ? thrown : new Error('A value that is not an error was thrown', { cause: thrown });
    const known = reported.get(error);
    if (known) return known;
    const answer = error instanceof GraphError ? reportGraphError(error) : reportUnexpected(error);
    reported.set(error, answer);
    return answer;
  }

  function reportGraphError(error: GraphError): ClientError {
    if (error.code === 'QUERY_FAILED') return reportUnexpected(error);
    if (error.code === 'GRAPH_UNAVAILABLE') refusals.refused(error);
    else log.warn({ err: error }, 'the graph refused');
    const { code, retryable } = error;
    if (code === 'DEADLINE_EXCEEDED') return lateError(timeoutMs, error.late);
    return { message: GRAPH_MESSAGES[code], extensions: retryable ? { code, retryable } : { code } };
  }

  function reportUnexpected(error: Error): ClientError {
    const id = randomUUID();
    log.error({ err: error, errorId: id }, 'unexpected error');
    return {
      message: `Internal error. See the server log, error id ${id}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  }

  function format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    return bounded(unquoted(coded(formatted, error)));
  }

  function coded(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    const { code, reason } = formatted.extensions ?? {};
    if (RESOLVER_CODES.has(code) && (code !== 'BAD_USER_INPUT' || reason !== undefined)) return formatted;
    const original = (error instanceof GraphQLError && error.originalError) || error;
    const refused = REASONS.get(code) ?? (isBadArgument(original) ? 'ARGUMENT' : undefined);
    if (refused) return withReason(formatted, refused);
    return { ...formatted, ...report(original) };
  }

  return { format, report };
}

/** An enum value in quotes: graphql-js only suggests the same word again. */
const QUOTED_ENUM = /cannot represent non-enum value: "(\w+)"\. Did you mean the enum value "\1"\?/;

const unquoted = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: error.message.replace(QUOTED_ENUM, 'takes $1 without quotes, which make it a text.'),
});

const GRAPH_MESSAGES = {
  GRAPH_UNAVAILABLE: 'The graph is unavailable or overloaded. Try again later.',
  CONFLICT: 'The change conflicts with the graph or with another change.',
};

/** The error of an operation that missed its deadline, by cause. */
function lateError(timeoutMs: number, { took, field = '' }: Late = { took: 'GRAPH' }): ClientError {
  const within = `within ${timeoutMs} ms`;
  const messages: Readonly<Record<Late['took'], string>> = {
    GRAPH: `The graph did not answer ${within}. Request fewer fields or smaller pages.`,
    ANALYSIS: `${field}: the analysis did not finish ${within}. Narrow it with via, at or first.`,
    TURN: `${field}: the analysis got no free thread ${within}. Try again later.`,
    SERVER: `The operation did not finish ${within}; the server itself took most of the time. Request fewer fields or smaller pages, or try again later.`,
  };
  const code = 'DEADLINE_EXCEEDED';
  return { message: messages[took], extensions: field === '' ? { code, took } : { code, took, field } };
}

/**
 * Whether graphql-js rejected an argument during execution, which it reports without a code. Such an error points at the
 * argument's value; an error about a resolver's result points at the field or at nothing.
 */
function isBadArgument(error: unknown): boolean {
  if (!(error instanceof GraphQLError) || error.originalError) return false;
  const kind = error.nodes?.[0]?.kind;
  return kind !== undefined && kind !== Kind.FIELD;
}

function withReason(formatted: GraphQLFormattedError, reason: Reason): GraphQLFormattedError {
  const code: ErrorCode = 'BAD_USER_INPUT';
  return { ...formatted, extensions: { ...formatted.extensions, code, reason } };
}

/** The maximum number of locations of one error. */
const MAX_LOCATIONS = 20;

/** Bounds the size of an error, whatever the size of the request. */
function bounded(error: GraphQLFormattedError): GraphQLFormattedError {
  const message = shortMessage(error.message);
  const { locations = [] } = error;
  if (locations.length <= MAX_LOCATIONS) return { ...error, message };
  return {
    ...error,
    message: `${message} (Only ${MAX_LOCATIONS} of ${locations.length} locations are listed.)`,
    locations: locations.slice(0, MAX_LOCATIONS),
  };
}
