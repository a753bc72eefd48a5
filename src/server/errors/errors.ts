import { randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { Reason } from '../../compiler/index.ts';
import { GraphError, type Late } from '../../graph/index.ts';
import { shortMessage } from '../../resolvers/index.ts';
import type { RefusalLog } from './refusals.ts';

/** The codes that an error in a response can have. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'OPERATION_TOO_COSTLY'
  | 'DEADLINE_EXCEEDED'
  | 'GRAPH_UNAVAILABLE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'CONFLICT'
  | 'INTERNAL_SERVER_ERROR';

/** Codes that resolvers give themselves, with a message meant for the client. */
const SPOKEN: ReadonlySet<unknown> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'OPERATION_TOO_COSTLY',
  'DEADLINE_EXCEEDED',
  'GRAPH_UNAVAILABLE',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'CONFLICT',
]);

/** Apollo's codes for what is wrong with the request itself; what it calls bad input are variables. */
const REFUSED: ReadonlyMap<unknown, Reason> = new Map([
  ['GRAPHQL_PARSE_FAILED', 'SYNTAX'],
  ['GRAPHQL_VALIDATION_FAILED', 'VALIDATION'],
  ['OPERATION_RESOLUTION_FAILURE', 'OPERATION_NAME'],
  ['BAD_REQUEST', 'REQUEST'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'REQUEST'],
  ['BAD_USER_INPUT', 'VARIABLES'],
]);

/** What a client may know of an error: its message, its code and what else goes into `extensions`. */
export interface ClientError {
  readonly message: string;
  readonly extensions: { readonly code: ErrorCode; readonly [key: string]: unknown } & (
    | { readonly code: Exclude<ErrorCode, 'BAD_USER_INPUT'> }
    | { readonly code: 'BAD_USER_INPUT'; readonly reason: Reason }
  );
}

/** What is told of a request that is none of GraphQL over HTTP. */
export const badRequest = (message: string): ClientError => ({
  message,
  extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' },
});

/** A request that is refused before it is looked into, with what its client is told. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly told: ClientError;
  /** The status, where it is not the one of a failed operation. */
  readonly status: number | undefined;

  constructor(told: ClientError, status?: number) {
    super(told.message);
    this.told = told;
    this.status = status;
  }
}

/** Turns any error into one for the client; what the client may not see goes to the log. */
export interface ErrorReporter {
  /** For Apollo's `formatError`. */
  readonly format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  /** For an error outside of Apollo. */
  readonly report: (error: unknown) => ClientError;
}

/**
 * `timeoutMs` is the deadline that the graph is given, for the message of `DEADLINE_EXCEEDED`; `refusals` is told of
 * what the graph cannot take, instead of the log: there may be thousands of a kind.
 */
export function createErrorReporter(
  log: FastifyBaseLogger,
  timeoutMs: number,
  refusals: Pick<RefusalLog, 'refused'>,
): ErrorReporter {
  // An operation is one statement, so its failure is the same error at every root field: it is reported once.
  const reported = new WeakMap<Error, ClientError>();

  function report(thrown: unknown): ClientError {
    const error =
      thrown instanceof Error ? thrown : new Error('A value that is no error was thrown', { cause: thrown });
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
    if (code === 'DEADLINE_EXCEEDED') return tellLate(timeoutMs, error.late);
    return { message: GRAPH_MESSAGES[code], extensions: retryable ? { code, retryable } : { code } };
  }

  function reportUnexpected(error: Error): ClientError {
    const id = randomUUID();
    log.error({ err: error, errorId: id }, 'unexpected error');
    return {
      message: `Something went wrong in the server. Its log tells more under ${id}.`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  }

  function format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    return bounded(coded(formatted, error));
  }

  function coded(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    const { code, reason } = formatted.extensions ?? {};
    if (SPOKEN.has(code) && (code !== 'BAD_USER_INPUT' || reason !== undefined)) return formatted;
    const original = (error instanceof GraphQLError && error.originalError) || error;
    const refused = REFUSED.get(code) ?? (isBadArgument(original) ? 'ARGUMENT' : undefined);
    if (refused) return withReason(formatted, refused);
    return { ...formatted, ...report(original) };
  }

  return { format, report };
}

const GRAPH_MESSAGES = {
  GRAPH_UNAVAILABLE: 'The graph cannot be reached at the moment, or has too much to do. Try again in a little while.',
  CONFLICT: 'The change conflicts with what is in the graph, or with another change.',
};

/** Says what took the time of an operation. */
function tellLate(timeoutMs: number, { took, field = '' }: Late = { took: 'GRAPH' }): ClientError {
  const within = `within ${timeoutMs} ms`;
  const messages: Readonly<Record<Late['took'], string>> = {
    GRAPH: `The graph did not answer ${within}. Ask for fewer fields or smaller pages.`,
    ANALYSIS: `${field}: the server did not finish measuring what the graph had answered ${within}. Ask for less of it by via, at or first.`,
    TURN: `${field}: other measures had the server's threads, so that this one was not done ${within}. Try again in a little while.`,
    SERVER: `The operation was not done ${within}, most of which the server itself took. Ask for fewer fields or smaller pages, or try again in a little while.`,
  };
  const code = 'DEADLINE_EXCEEDED';
  return { message: messages[took], extensions: field === '' ? { code, took } : { code, took, field } };
}

/**
 * Whether graphql-js itself refused an argument while executing, which it says
 * without a code. Such an error points at the argument's value; one about what
 * a resolver gave back points at the field or at nothing.
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

/** The most places in a document that one error points at. */
const MOST_LOCATIONS = 20;

/** An error that is no larger for a larger request; what is left out is said. */
function bounded(error: GraphQLFormattedError): GraphQLFormattedError {
  const message = shortMessage(error.message);
  const { locations = [] } = error;
  if (locations.length <= MOST_LOCATIONS) return { ...error, message };
  return {
    ...error,
    message: `${message} (In ${locations.length} places, of which these are the first ${MOST_LOCATIONS}.)`,
    locations: locations.slice(0, MOST_LOCATIONS),
  };
}
