import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { shortMessage } from '../../resolvers/index.ts';
import { chooseMediaType } from '../request/media-type.ts';
import {
  badRequest,
  type ClientError,
  type ErrorCode,
  type ErrorReporter,
  INVALID_HOST,
  RefusedError,
} from './errors.ts';

const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  DOCUMENT_NOT_TRUSTED: 403,
  NOT_FOUND: 404,
  PERSISTED_QUERY_NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  AUTHENTICATION_UNAVAILABLE: 503,
  AUDIT_UNAVAILABLE: 503,
  GRAPH_UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};

/** The HTTP status of an error that is not the result of an operation. */
export const statusOf = (code: ErrorCode): number => STATUSES[code] ?? 400;

/**
 * The HTTP status of an operation without data in a well-formed request. GraphQL over HTTP requires 200 for
 * `application/json`, where a 4xx or 5xx could come from a proxy, and the error's status for its own media type. What is
 * not allowed, or too much at the moment, has its status in any case.
 */
export function failureStatus(code: unknown, accept: string | undefined): number {
  if (code === 'FORBIDDEN' || code === 'RATE_LIMITED') return statusOf(code);
  if (chooseMediaType(accept) !== 'application/graphql-response+json') return 200;
  return statusOf(code as ErrorCode);
}

/** The status of an error that is found before a route is entered: only operations are sent as GraphQL over HTTP. */
const refusedStatus = (code: ErrorCode, { routeOptions, headers }: FastifyRequest): number =>
  routeOptions?.url === '/graphql' ? failureStatus(code, headers.accept) : statusOf(code);

/** Sends an error as a GraphQL response. */
export function replyWithError(request: FastifyRequest, reply: FastifyReply, status: number, error: ClientError) {
  return reply.code(status).send(errorPayload(request, reply, error));
}

/** Makes an error the response, all but its status, and returns its body. */
export function errorPayload(request: FastifyRequest, reply: FastifyReply, error: ClientError): string {
  request.errorCodes = [error.extensions.code];
  const type = chooseMediaType(request.headers.accept) ?? 'application/json';
  reply.header('content-type', `${type}; charset=utf-8`);
  return JSON.stringify({ errors: [{ ...error, message: shortMessage(error.message) }] });
}

/** Responds to an unknown path. `hint` says where to look. */
export function replyNotFound(request: FastifyRequest, reply: FastifyReply, hint = 'The API is at /graphql.') {
  const message = `Not found. ${hint}`;
  return replyWithError(request, reply, 404, { message, extensions: { code: 'NOT_FOUND' } });
}

/** Handles errors outside Apollo. `bodyBytes` is the body limit, for a message. */
export function createErrorHandler({ report }: ErrorReporter, bodyBytes: number) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof RefusedError) {
      const status = error.status ?? refusedStatus(error.error.extensions.code, request);
      return replyWithError(request, reply, status, error.error);
    }
    const { status, message } = describe(error, bodyBytes);
    if (message === undefined) return replyWithError(request, reply, status, report(error));
    return replyWithError(request, reply, status, badRequest(message));
  };
}

/** The status and message for an error of the HTTP layer; no message if the client is not at fault. */
function describe(error: FastifyError, bodyBytes: number): { readonly status: number; readonly message?: string } {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { status: 413, message: `The request body exceeds the limit of ${bodyBytes} bytes.` };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { status: 415, message: 'The Content-Type must be application/json.' };
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return { status: 400, message: 'The request body is empty.' };
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return { status: 400, message: 'The request body is not valid JSON.' };
    case 'ERR_INVALID_URL': // the Apollo integration builds a URL from the Host header
      return { status: 400, message: INVALID_HOST };
  }
  const status = error.statusCode ?? 500;
  return status < 500 ? { status, message: error.message } : { status };
}
