import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { unreadable } from './rows-error.ts';

/** What tells a file from another, and from an earlier state of itself. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly modifiedAt: Date;
}

/**
 * The facts of a file. It is read as a whole, but never held as a whole.
 * @throws {ImportError} where it cannot be read.
 */
export async function fileFacts(path: string): Promise<FileFacts> {
  try {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const { size, mtime } = await stat(path);
    return { bytes: size, sha256: hash.digest('hex'), modifiedAt: mtime };
  } catch (error) {
    throw unreadable(path, error);
  }
}
