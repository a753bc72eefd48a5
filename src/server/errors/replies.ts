import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { shortMessage } from '../../resolvers/index.ts';
import { chooseMediaType } from '../request/media-type.ts';
import { badRequest, type ClientError, type ErrorCode, type ErrorReporter, RefusedError } from './errors.ts';

const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INTERNAL_SERVER_ERROR: 500,
  GRAPH_UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
};

/** The status of an answer that is an error, and no answer to an operation. */
export const statusOf = (code: ErrorCode): number => STATUSES[code] ?? 400;

/**
 * The status of an operation that came in a well-formed request and has no
 * data. GraphQL over HTTP wants 200 with `application/json`, where a proxy's own
 * 4xx or 5xx could not be told from ours; its own media type tells them apart.
 */
export function failureStatus(code: unknown, accept: string | undefined): number {
  if (chooseMediaType(accept) !== 'application/graphql-response+json') return 200;
  return statusOf(code as ErrorCode);
}

/** Answers with an error in the form of a GraphQL response. */
export function replyWithError(request: FastifyRequest, reply: FastifyReply, status: number, error: ClientError) {
  request.errorCodes = [error.extensions.code];
  const type = chooseMediaType(request.headers.accept) ?? 'application/json';
  return reply
    .code(status)
    .header('content-type', `${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ ...error, message: shortMessage(error.message) }] }));
}

/** Answers a request for a path that is none of the server's. */
export function replyNotFound(request: FastifyRequest, reply: FastifyReply) {
  const message = 'There is nothing here. The API is at /graphql.';
  return replyWithError(request, reply, 404, { message, extensions: { code: 'NOT_FOUND' } });
}

/** Makes the handler of what fails outside of Apollo. `bodyBytes` is the most that a body may hold. */
export function createErrorHandler({ report }: ErrorReporter, bodyBytes: number) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof RefusedError) {
      const status = error.status ?? failureStatus(error.told.extensions.code, request.headers.accept);
      return replyWithError(request, reply, status, error.told);
    }
    const { status, message } = describe(error, bodyBytes);
    if (message === undefined) return replyWithError(request, reply, status, report(error));
    return replyWithError(request, reply, status, badRequest(message));
  };
}

/** What to say of an error of the HTTP layer; no message where the fault is not the client's. */
function describe(error: FastifyError, bodyBytes: number): { readonly status: number; readonly message?: string } {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { status: 413, message: `The request's body is larger than ${bodyBytes} bytes, which is the limit.` };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { status: 415, message: "The request's content-type must be application/json." };
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return { status: 400, message: "The request's body is empty." };
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return { status: 400, message: "The request's body is not valid JSON." };
    case 'ERR_INVALID_URL': // the Apollo integration builds a URL from the host that the request names
      return { status: 400, message: "The request's host header is not a host." };
  }
  const status = error.statusCode ?? 500;
  return status < 500 ? { status, message: error.message } : { status };
}
