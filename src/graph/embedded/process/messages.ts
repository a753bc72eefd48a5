import { deserialize, serialize } from 'node:v8';
import { GraphError, type GraphErrorCode, messageOf } from '../../errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, WriteOptions } from '../../port.ts';
import type { WordsFound, WordsRequest } from '../engine.ts';

/** Requests. OPEN comes first; ABANDON has the id of a READ and no reply. */
export const ASK = { OPEN: 1, READ: 2, ABANDON: 3, WRITE: 4, INDEXES: 5, CLOSE: 6, FIND: 7 } as const;

/** Replies: any number of ROWS, then DONE or FAILED. LAST_ROWS combines ROWS and DONE. */
export const REPLY = { ROWS: 1, LAST_ROWS: 2, DONE: 3, FAILED: 4 } as const;

export interface OpenRequest {
  /** The graph's file; undefined for a graph in memory. */
  readonly path: string | undefined;
}

export interface WriteRequest {
  readonly statements: readonly GraphStatement[];
  readonly options: WriteOptions;
}

/** The reply to OPEN. */
export interface Opened {
  /** A message if a new file was created. */
  readonly made: string | undefined;
}

/** The content of requests, and of replies other than rows. */
export type Content =
  | OpenRequest
  | GraphStatement
  | WriteRequest
  | readonly IndexSpec[]
  | WordsRequest
  | WordsFound
  | Opened
  | undefined;

export const pack = (content: Content): Buffer => serialize(content);

export const unpack = <T extends Content>(body: Buffer): T => deserialize(body) as T;

/** The first byte of packed rows: their format. */
const JSON_ROWS = 0x4a;
const V8_ROWS = 0x56;

/** The approximate length of a piece of packed rows, so that the receiver can do other work in between. */
const PIECE_LENGTH = 128 * 1024;
/** The number of rows in a piece that is not JSON, which is rare. */
const V8_PIECE = 100;

/**
 * Packs rows from index `from`, and returns the index of the next row. Uses JSON, which parses fastest, or V8's format for
 * rows with a number that JSON lacks.
 */
export function packRows(rows: readonly GraphRow[], from: number): { readonly body: Buffer; readonly next: number } {
  const texts: string[] = [];
  let next = from;
  for (let length = 0; length < PIECE_LENGTH && next < rows.length && isJson(rows[next]); next++) {
    const text = JSON.stringify(rows[next]);
    length += text.length;
    texts.push(text);
  }
  if (next === from && next < rows.length) {
    next = Math.min(from + V8_PIECE, rows.length);
    return { body: Buffer.concat([Buffer.of(V8_ROWS), serialize(rows.slice(from, next))]), next };
  }
  const text = `[${texts.join(',')}]`;
  const body = Buffer.allocUnsafe(1 + Buffer.byteLength(text));
  body[0] = JSON_ROWS;
  body.write(text, 1);
  return { body, next };
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Array.isArray(value) ? value.every(isJson) : Object.values(value).every(isJson);
}

export function unpackRows(body: Buffer): readonly GraphRow[] {
  return body[0] === JSON_ROWS ? JSON.parse(body.toString('utf8', 1)) : deserialize(body.subarray(1));
}

interface PackedError {
  readonly code: GraphErrorCode;
  readonly message: string;
  readonly cause: string | undefined;
}

export function packError({ code, message, cause }: GraphError): Buffer {
  return serialize({ code, message, cause: cause === undefined ? undefined : messageOf(cause) });
}

export function unpackError(body: Buffer): GraphError {
  const { code, message, cause } = deserialize(body) as PackedError;
  return new GraphError(code, message, cause);
}
