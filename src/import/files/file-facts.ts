import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileError, unreadable } from '../../disk/index.ts';

/** What tells a file from another, and from an earlier state of itself. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly modifiedAt: Date;
  /** Changes with the file, without reading it. */
  readonly state: string;
}

const CHUNK = 256 * 1024;

/**
 * The facts of a file. It is read as a whole, but never held as a whole.
 * @param look - is shown the bytes as they are read
 * @throws {ImportError} where it cannot be read, or is no file that can be read twice.
 */
export async function fileFacts(path: string, look: (chunk: Buffer) => void = () => {}): Promise<FileFacts> {
  const before = await stateOf(path);
  if (!before.isFile) throw fileError(path, 'is no file on a disk: an import reads it twice');
  try {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      hash.update(chunk);
      look(chunk);
    }
    const { bytes, modifiedAt, state } = before;
    await sameAs(path, state);
    return { bytes, sha256: hash.digest('hex'), modifiedAt, state };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * The rows of a file, which must be the file that it was to their end: one that is cut off while it is read may end with a row.
 * @throws {ImportError} where it has changed, behind the last row.
 */
export async function* rowsOf<Row>({ state }: FileFacts, path: string, rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield* rows;
  await sameAs(path, state);
}

async function sameAs(path: string, state: string): Promise<void> {
  const now = await stateOf(path).catch(() => undefined);
  if (now?.state !== state) throw fileError(path, 'has changed while it was read: import it anew');
}

async function stateOf(path: string) {
  try {
    const found = await stat(path, { bigint: true });
    if (found.isDirectory()) throw fileError(path, 'is a folder, not a file');
    const { dev, ino, size, mtime, mtimeNs } = found;
    return {
      isFile: found.isFile(),
      bytes: Number(size),
      modifiedAt: mtime,
      state: [dev, ino, size, mtimeNs].join(' '),
    };
  } catch (error) {
    throw unreadable(path, error);
  }
}
