import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FileCounts, FORMATS } from '../../../export/index.ts';
import type { FileRecord } from '../file-record.ts';
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
  /** The estimated cost of the operation, or of all those of an export. */
  readonly cost?: { readonly rows: number; readonly steps: number };
  /** The rows that the statements of these operations returned. */
  readonly rows?: number;
  /** What is in the file of an export. */
  readonly file?: FileEntry;
  /** The size of the response before it is compressed; of a file, of what was sent. */
  readonly bytes?: number;
  readonly ms: number;
  readonly status: number;
  /** `begun` for a file whose first part is about to be sent; a second line says how it ended. */
  readonly outcome: Outcome | 'begun';
  readonly errors?: readonly string[];
}

/** How much of a file was written. */
interface FileEntry extends Partial<FileCounts> {
  /** Whether it has all that was asked for; left out if it did not get to its end. */
  readonly complete?: boolean;
}

/** What a line says beside its request. */
export interface AuditedResponse {
  readonly outcome: Outcome | 'begun';
  readonly bytes?: number | undefined;
}

/** The line of a request whose response is about to be sent, or over. */
export function auditLine(request: FastifyRequest, reply: FastifyReply, { outcome, bytes }: AuditedResponse): string {
  const { id, caller, refusedFor, method, record, trace, errorCodes, routeOptions } = request;
  // What the operations of a file cost is known when it is over.
  const file = outcome === 'begun' ? null : request.file;
  const cost = (record ?? file)?.cost;
  const rows = (record ?? file)?.rows;
  const size = bytes ?? file?.bytes;
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
    ...(cost && { cost: { rows: Math.ceil(cost.rows), steps: Math.ceil(cost.steps) } }),
    ...(rows !== undefined && { rows }),
    ...(file?.file && { file: fileEntry(file.file) }),
    ...(size !== undefined && { bytes: size }),
    ms: Math.round(reply.elapsedTime * 1000) / 1000,
    status: reply.statusCode,
    outcome,
    ...(errorCodes && { errors: errorCodes }),
  };
  return JSON.stringify(entry);
}

function fileEntry({ counts, ending }: NonNullable<FileRecord['file']>): FileEntry {
  const complete = ending?.()?.complete;
  return { ...counts?.(), ...(complete !== undefined && { complete }) };
}

/** The format of an export that is one; what else stands there is the client's text. */
function formatOf({ params }: FastifyRequest): Pick<AuditEntry, 'format'> {
  const { format } = (params ?? {}) as { readonly format?: string };
  return format !== undefined && FORMATS.has(format) ? { format } : {};
}
