import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../errors/errors.ts';

/**
 * What came of a request: `ok` without errors; `partial` with data and errors, or with a file that lacks some of what was asked for;
 * `refused` if the request was at fault; `failed` if the server or its graph was; `aborted` if the client went away or was dropped.
 */
export type Outcome = 'ok' | 'partial' | 'refused' | 'failed' | 'aborted';

/** Whether an error of this code is the server's fault rather than the request's. */
const AT_FAULT: Readonly<Record<ErrorCode, boolean>> = {
  BAD_USER_INPUT: false,
  NOT_FOUND: false,
  OPERATION_TOO_COSTLY: false,
  RATE_LIMITED: false,
  DEADLINE_EXCEEDED: true,
  GRAPH_UNAVAILABLE: true,
  UNAUTHENTICATED: false,
  AUTHENTICATION_UNAVAILABLE: true,
  FORBIDDEN: false,
  CONFLICT: false,
  DOCUMENT_NOT_TRUSTED: false,
  PERSISTED_QUERY_NOT_FOUND: false,
  PERSISTED_QUERY_NOT_SUPPORTED: false,
  AUDIT_UNAVAILABLE: true,
  INTERNAL_SERVER_ERROR: true,
};

/** All codes of errors, and none that a client could make up. */
export const ERROR_CODES: ReadonlySet<string> = new Set(Object.keys(AT_FAULT));

const isAtFault = (code: string): boolean => AT_FAULT[code as ErrorCode] ?? true;

/** What came of a request whose response is complete, or is about to be sent. */
export function outcomeOf({ errorCodes, record, file }: FastifyRequest, { raw, statusCode }: FastifyReply): Outcome {
  // A file that breaks off is cut off by the server, so that its client notices.
  if (raw.destroyed && !raw.writableEnded && !file?.isBroken) return 'aborted';
  if (errorCodes === null) return statusCode >= 500 ? 'failed' : statusCode >= 400 ? 'refused' : answered(file);
  if (record?.answered) return 'partial';
  return errorCodes.some(isAtFault) ? 'failed' : 'refused';
}

const answered = (file: FastifyRequest['file']): Outcome => (file?.isIncomplete ? 'partial' : 'ok');

/** What came of a request that is over, whether or not all of its response was sent. */
export const outcomeAtEnd = (request: FastifyRequest, reply: FastifyReply, isSent: boolean): Outcome =>
  isSent || request.file?.isBroken ? outcomeOf(request, reply) : 'aborted';
