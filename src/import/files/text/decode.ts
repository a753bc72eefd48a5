import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { fileError, unreadable } from '../../../disk/index.ts';
import { lineEncoding } from './line-encoding.ts';
import { LineDecoder } from './lines.ts';
import { nulProblem, signatureProblem } from './signature.ts';
import { type Utf16, utf16Decoder, utf16Mark } from './utf16.ts';

/** Text decoded to UTF-8. */
export interface DecodedText {
  readonly utf8: Buffer;
  /** Offsets of undecodable characters, each replaced by U+FFFD: at least the first of each line. */
  readonly lost: readonly number[];
}

/** A piece of a file's text. */
export interface Piece extends DecodedText {
  /** The end of the piece in the file, in bytes. */
  readonly end: number;
}

/** Decodes a file chunk by chunk. */
export interface Decoder {
  write(chunk: Buffer): DecodedText;
  /** Decodes the rest. */
  end(): DecodedText;
  /** Bytes not decoded yet. */
  readonly held: number;
}

/**
 * The text of a file as UTF-8 without a byte order mark, piece by piece. A byte order mark takes precedence over `encoding`.
 * @param encoding - default: UTF-8, with Windows-1252 for lines that are not
 * @throws {ImportError} if the file cannot be read, or is not text.
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
  // After a UTF-8 mark, invalid lines are treated as in any file, unless the encoding is given.
  const named = marked === 'utf-8' && encoding === undefined ? undefined : (marked ?? encoding);
  const isUtf16 = named === 'utf-16le' || named === 'utf-16be';
  const problem = signatureProblem(start) ?? (isUtf16 ? undefined : nulProblem(start));
  if (problem !== undefined) throw fileError(path, problem);
  if (!isUtf16) return new LineDecoder(path, lineEncoding(named));
  if (marked === undefined && isAscii(start) && !start.includes(0)) throw fileError(path, `is not ${named}`);
  return utf16Decoder(path, named);
}

/** The encoding named by a file's byte order mark. */
export function markOf(start: Buffer): 'utf-8' | Utf16 | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  return utf16Mark(start);
}

/** Maps offsets in the text to offsets in the file. Exact at the ends of pieces and in UTF-8, approximate in between. */
export class FileOffsets {
  readonly #ahead: { readonly text: number; readonly file: number }[] = [];
  #behind = { text: 0, file: 0 };
  #length = 0;

  add({ utf8, end }: Piece): void {
    this.#length += utf8.length;
    this.#ahead.push({ text: this.#length, file: end });
  }

  /** The file offset of a text offset; must be called in ascending order. */
  at(text: number): number {
    let next = this.#ahead[0];
    while (next !== undefined && next.text <= text) {
      this.#behind = next;
      this.#ahead.shift();
      next = this.#ahead[0];
    }
    const { text: fromText, file } = this.#behind;
    if (next === undefined) return file;
    // Counted from the end of the piece, so that a byte order mark belongs to its start.
    return next.file - Math.round((next.text - text) * ((next.file - file) / (next.text - fromText)));
  }
}
