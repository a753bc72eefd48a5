import { Readable } from 'node:stream';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FILE_END_TRAILER } from '../../admission/headers.ts';
import { AUDIT_UNAVAILABLE } from '../../errors/errors.ts';
import { errorPayload, statusOf } from '../../errors/replies.ts';
import { type Outcome, outcomeAtEnd, outcomeOf } from '../outcome.ts';
import type { OnOver } from '../over.ts';
import { type AuditedResponse, auditLine } from './audit-line.ts';

/** Takes the lines of the audit log. */
interface AuditSink {
  /** @throws if the line cannot be written. */
  append(line: string): void;
}

/** The routes that are audited: those that answer with data of the graph. */
const AUDITED: ReadonlySet<string | undefined> = new Set(['/graphql', '/export/:format']);

const isAudited = ({ method, routeOptions: { url } }: FastifyRequest): boolean =>
  AUDITED.has(url) && method !== 'OPTIONS';

/**
 * Writes a line for each operation and each export before its response is sent: what cannot be written down is not answered. A file
 * has a second line when it is over, and so has a response that did not arrive.
 */
export function auditRequests(app: FastifyInstance, sink: AuditSink, log: FastifyBaseLogger): OnOver {
  const isWritten = createWriter(sink, log);
  /** Requests with a line that may not be their last, and those whose response is sent in pieces. */
  const open = new WeakSet<FastifyRequest>();
  const streamed = new WeakSet<FastifyRequest>();
  app.addHook('onSend', (request, reply, payload, done) => {
    if (!isAudited(request)) return done(null, payload);
    const response = describe(payload, outcomeOf(request, reply));
    if (!isWritten(auditLine(request, reply, response))) return done(null, refuse(request, reply, payload));
    if (response.outcome !== 'aborted') open.add(request);
    if (response.outcome === 'begun') streamed.add(request);
    return done(null, payload);
  });
  return (request, reply, isSent) => {
    if (!open.has(request) || (isSent && !streamed.has(request))) return;
    isWritten(auditLine(request, reply, { outcome: outcomeAtEnd(request, reply, isSent) }));
  };
}

function describe(payload: unknown, outcome: Outcome): AuditedResponse {
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return { outcome, bytes: Buffer.byteLength(payload) };
  return { outcome: payload instanceof Readable && outcome !== 'aborted' ? 'begun' : outcome };
}

/** Makes the function that writes a line and tells whether it could. The log says when that changes. */
function createWriter(sink: AuditSink, log: FastifyBaseLogger): (line: string) => boolean {
  let lost = 0;
  return (line) => {
    try {
      sink.append(line);
    } catch (error) {
      if (lost++ === 0)
        log.error({ err: error }, 'the audit log cannot be written; operations are refused until it can');
      return false;
    }
    if (lost > 0) log.warn({ lost }, `the audit log is written again; ${lost} of its lines are missing`);
    lost = 0;
    return true;
  };
}

/** Turns a response into a refusal, whatever it was. */
function refuse(request: FastifyRequest, reply: FastifyReply, payload: unknown): string {
  if (payload instanceof Readable) payload.destroy();
  if (request.record) request.record.answered = false;
  for (const name of ['content-disposition', 'content-length', 'content-encoding']) reply.removeHeader(name);
  reply.removeTrailer(FILE_END_TRAILER);
  reply.code(statusOf(AUDIT_UNAVAILABLE.extensions.code));
  return errorPayload(request, reply, AUDIT_UNAVAILABLE);
}
