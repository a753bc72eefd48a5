import { deserialize, serialize } from 'node:v8';
import { GraphError, type GraphErrorCode, messageOf } from '../../errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, WriteOptions } from '../../port.ts';

/** What the process of a graph is asked for. The first is OPEN; GIVE_UP bears the id of a READ and has no answer. */
export const ASK = { OPEN: 1, READ: 2, GIVE_UP: 3, WRITE: 4, INDEXES: 5, CLOSE: 6 } as const;

/** What it answers: any number of ROWS, then DONE or FAILED. LAST_ROWS is ROWS and DONE in one. */
export const TELL = { ROWS: 1, LAST_ROWS: 2, DONE: 3, FAILED: 4 } as const;

export interface OpenRequest {
  /** The graph's file; left out: a graph in memory. */
  readonly path: string | undefined;
}

export interface WriteRequest {
  readonly statements: readonly GraphStatement[];
  readonly options: WriteOptions;
}

/** What OPEN is answered with. */
export interface Opened {
  /** What is to be said of a file that was made. */
  readonly made: string | undefined;
}

/** What is asked with each, and what is not rows in the answers. */
export type Content = OpenRequest | GraphStatement | WriteRequest | readonly IndexSpec[] | Opened | undefined;

export const pack = (content: Content): Buffer => serialize(content);

export const unpack = <T extends Content>(body: Buffer): T => deserialize(body) as T;

/** Stand in front of rows, for how they are written. */
const JSON_ROWS = 0x4a;
const V8_ROWS = 0x56;

/** Rows are packed in pieces of about so many characters, so that whoever takes them has time for others in between. */
const PIECE_LENGTH = 128 * 1024;
/** And of so many rows that are not packed as JSON, which are few. */
const V8_PIECE = 100;

/**
 * A piece of rows, from one on, and which one comes next. As JSON, which is read faster than anything else; as V8 writes
 * rows of which one holds a number that JSON has not.
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
