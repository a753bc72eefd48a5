import type { FastifyReply, FastifyRequest } from 'fastify';
import { FORMATS } from '../../../export/index.ts';
import type { Outcome } from '../outcome.ts';

/** The longest name of an operation that is written down. */
const MAX_NAME = 200;

/** One line of the audit log: who asked what, what it cost, and what came of it. No value of a request or a response is in it. */
interface AuditEntry {
  /** The end of the operation, in UTC. */
  readonly time: string;
  readonly requestId: string;
  /** Null if it is not known: the credential was refused, or the request before it was looked at. */
  readonly caller: string | null;
  /** Why the credential was refused. */
  readonly refusedFor?: string;
  readonly traceId?: string;
  readonly method: string;
  /** The route as it is registered. */
  readonly route: string;
  /** The format of an export. */
  readonly format?: string;
  /** The SHA-256 of the document; its name and type. */
  readonly document?: string;
  readonly operation?: string;
  readonly type?: string;
  /** The estimated cost. */
  readonly cost?: { readonly rows: number; readonly steps: number };
  /** The rows that the operation's own statement returned. */
  readonly rows?: number;
  /** The size of the response before it is compressed; unknown of a file, which is streamed. */
  readonly bytes?: number;
  readonly ms: number;
  readonly status: number;
  /** `begun` for a file whose first part is about to be sent; a second line says how it ended. */
  readonly outcome: Outcome | 'begun';
  readonly errors?: readonly string[];
}

/** What a line says beside its request. */
export interface AuditedResponse {
  readonly outcome: Outcome | 'begun';
  readonly bytes?: number | undefined;
}

/** The line of a request whose response is about to be sent, or over. */
export function auditLine(request: FastifyRequest, reply: FastifyReply, { outcome, bytes }: AuditedResponse): string {
  const { id, caller, refusedFor, method, record, trace, errorCodes, routeOptions } = request;
  const { hash, name, type } = record?.facts ?? {};
  const entry: AuditEntry = {
    time: new Date().toISOString(),
    requestId: id,
    caller: caller?.id ?? null,
    ...(refusedFor !== null && { refusedFor }),
    ...(trace && { traceId: trace.id }),
    method,
    route: routeOptions.url ?? '',
    ...formatOf(request),
    ...(hash !== undefined && { document: hash }),
    ...(name !== undefined && { operation: name.slice(0, MAX_NAME) }),
    ...(type !== undefined && { type }),
    ...(record?.cost && { cost: { rows: Math.ceil(record.cost.rows), steps: Math.ceil(record.cost.steps) } }),
    ...(record?.rows !== undefined && { rows: record.rows }),
    ...(bytes !== undefined && { bytes }),
    ms: Math.round(reply.elapsedTime * 1000) / 1000,
    status: reply.statusCode,
    outcome,
    ...(errorCodes && { errors: errorCodes }),
  };
  return JSON.stringify(entry);
}

/** The format of an export that is one; what else stands there is the client's text. */
function formatOf({ params }: FastifyRequest): Pick<AuditEntry, 'format'> {
  const { format } = (params ?? {}) as { readonly format?: string };
  return format !== undefined && FORMATS.has(format) ? { format } : {};
}
