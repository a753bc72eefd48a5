import { createReadStream } from 'node:fs';
import { unreadable } from '../file-errors.ts';
import { LineDecoder } from './decode-lines.ts';
import { signatureProblem } from './decode-signature.ts';
import { utf16Decoder } from './decode-utf16.ts';
import { fileError } from './rows-error.ts';

/** A piece of a file's text. */
export interface Piece {
  readonly utf8: Buffer;
  /** Where it ends in the file, in bytes. */
  readonly end: number;
}

/** Turns a file's bytes into UTF-8, chunk by chunk. */
export interface Decoder {
  write(chunk: Buffer): Buffer;
  /** What was held back to the end. */
  end(): Buffer;
  /** How many bytes are held back. */
  readonly held: number;
}

/**
 * The text of a file as UTF-8, without a byte order mark, piece by piece. UTF-16 is known by its mark.
 * @throws {ImportError} where the file cannot be read, or is no text.
 */
export async function* decodeFile(path: string): AsyncGenerator<Piece> {
  let started = false;
  for await (const piece of decoded(path)) {
    if (piece.utf8.length === 0) continue;
    // Only at the start, where it means another kind of file: further in, one bad field must not stop all others.
    if (!started) refuseNul(path, piece.utf8);
    started = true;
    yield piece;
  }
}

async function* decoded(path: string): AsyncGenerator<Piece> {
  let decoder: Decoder | undefined;
  let read = 0;
  for await (const chunk of bytesOf(path)) {
    decoder ??= decoderOf(path, chunk);
    read += chunk.length;
    const utf8 = decoder.write(chunk);
    yield { utf8, end: read - decoder.held };
  }
  if (decoder !== undefined) yield { utf8: decoder.end(), end: read };
}

const CHUNK = 256 * 1024;

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function decoderOf(path: string, start: Buffer): Decoder {
  const problem = signatureProblem(start);
  if (problem !== undefined) throw fileError(path, problem);
  return utf16Decoder(path, start) ?? new LineDecoder(path);
}

function refuseNul(path: string, utf8: Buffer): void {
  if (!utf8.includes(0)) return;
  throw fileError(path, 'is no text (it has NUL characters). UTF-16 is read where it begins with a byte order mark');
}
