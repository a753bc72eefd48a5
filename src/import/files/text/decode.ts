import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { fileError, unreadable } from '../../../disk/index.ts';
import { lineEncoding } from '../encoding/line-encoding.ts';
import { LineDecoder } from './lines.ts';
import { nulProblem, signatureProblem } from './signature.ts';
import { type Utf16, utf16Decoder, utf16Mark } from './utf16.ts';

/** Bytes as UTF-8. */
export interface DecodedText {
  readonly utf8: Buffer;
  /** Where in it characters begin whose bytes the encoding does not have: U+FFFD stands there. One a line at least. */
  readonly lost: readonly number[];
}

/** A piece of a file's text. */
export interface Piece extends DecodedText {
  /** Where it ends in the file, in bytes. */
  readonly end: number;
}

/** Turns a file's bytes into UTF-8, chunk by chunk. */
export interface Decoder {
  write(chunk: Buffer): DecodedText;
  /** What was held back to the end. */
  end(): DecodedText;
  /** How many bytes are held back. */
  readonly held: number;
}

/**
 * The text of a file as UTF-8, without a byte order mark, piece by piece. A mark tells the encoding, whatever is named.
 * @param encoding - the name of an encoding; left out, the file is UTF-8, and Windows-1252 in the lines that are not
 * @throws {ImportError} where the file cannot be read, or is no text.
 */
export async function* decodeFile(path: string, encoding?: string): AsyncGenerator<Piece> {
  let decoder: Decoder | undefined;
  let read = 0;
  for await (const chunk of bytesOf(path)) {
    decoder ??= decoderOf(path, chunk, encoding);
    read += chunk.length;
    const decoded = decoder.write(chunk);
    if (decoded.utf8.length > 0) yield { ...decoded, end: read - decoder.held };
  }
  const last = decoder?.end();
  if (last !== undefined && last.utf8.length > 0) yield { ...last, end: read };
}

const CHUNK = 256 * 1024;

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK });
  } catch (error) {
    throw unreadable(path, error);
  }
}

function decoderOf(path: string, start: Buffer, encoding: string | undefined): Decoder {
  const marked = markOf(start);
  // Behind a mark of UTF-8, lines that are none are read as in any file, unless somebody has said what it is.
  const named = marked === 'utf-8' && encoding === undefined ? undefined : (marked ?? encoding);
  const isUtf16 = named === 'utf-16le' || named === 'utf-16be';
  const problem = signatureProblem(start) ?? (isUtf16 ? undefined : nulProblem(start));
  if (problem !== undefined) throw fileError(path, problem);
  if (!isUtf16) return new LineDecoder(path, lineEncoding(named));
  if (marked === undefined && isAscii(start) && !start.includes(0)) throw fileError(path, `is no ${named}`);
  return utf16Decoder(path, named);
}

/** The encoding that a file's byte order mark tells. */
export function markOf(start: Buffer): 'utf-8' | Utf16 | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  return utf16Mark(start);
}
