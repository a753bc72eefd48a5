import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { fileError, unreadable } from './errors.ts';

/** The maximum size of a file that is read as a whole, in bytes: some hundred thousand decisions. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a whole text file.
 * @throws {ImportError} if it does not exist, is too large or is not UTF-8.
 */
export async function readText(path: string): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of createReadStream(path, { end: MAX_BYTES })) pieces.push(piece);
  } catch (error) {
    throw unreadable(path, error);
  }
  const bytes = Buffer.concat(pieces);
  if (bytes.length > MAX_BYTES) throw fileError(path, `has more than ${MAX_BYTES} bytes: it is another kind of file`);
  if (!isUtf8(bytes)) throw fileError(path, 'is not UTF-8 text');
  return bytes.toString();
}
