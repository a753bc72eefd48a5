import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileError, unreadable } from '../../disk/index.ts';
import type { SourceRow } from '../../evidence/index.ts';
import { chosenEncoding } from './encoding/choice.ts';
import { EncodingScan } from './encoding/scan.ts';
import type { FileFormat } from './format.ts';
import { FileNotes } from './notes.ts';
import { readRows } from './rows.ts';

/** A file ready to be read row by row. */
export interface OpenedFile {
  readonly facts: FileFacts;
  /** The name of its encoding, if given. */
  readonly encoding: string | undefined;
  readonly notes: FileNotes;
  readonly rows: () => AsyncGenerator<SourceRow>;
}

/**
 * Scans a file, so that its hash and encoding are known before its first row.
 * @throws {ImportError} if it cannot be read, or its encoding cannot be determined.
 */
export async function openFile(path: string, format: FileFormat): Promise<OpenedFile> {
  const scan = new EncodingScan(format.encoding !== undefined);
  const facts = await fileFacts(path, (chunk) => scan.add(chunk));
  const notes = new FileNotes();
  const encoding = chosenEncoding(path, scan.end(), format.encoding, notes);
  return {
    facts,
    encoding,
    notes,
    rows: () => rowsIfUnchanged(facts, path, readRows(path, { ...format, encoding }, notes)),
  };
}

/** Identifies a file and its current state. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly modifiedAt: Date;
  /** Changes with the file; found without reading it. */
  readonly state: string;
}

const CHUNK = 256 * 1024;

/**
 * Reads a file once, in chunks, for its size and hash.
 * @param look - receives the bytes as they are read
 * @throws {ImportError} if the file cannot be read, or cannot be read twice (a pipe).
 */
export async function fileFacts(path: string, look: (chunk: Buffer) => void = () => {}): Promise<FileFacts> {
  const before = await stateOf(path);
  if (!before.isFile) throw fileError(path, 'is not a regular file: an import reads it twice');
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
 * The rows of a file that must not change while they are read: a file truncated meanwhile may end with a complete row.
 * @throws {ImportError} after the last row, if the file has changed.
 */
export async function* rowsIfUnchanged<Row>(
  { state }: FileFacts,
  path: string,
  rows: AsyncIterable<Row>,
): AsyncGenerator<Row> {
  yield* rows;
  await sameAs(path, state);
}

async function sameAs(path: string, state: string): Promise<void> {
  const now = await stateOf(path).catch(() => undefined);
  if (now?.state !== state) throw fileError(path, 'has changed while it was read: import it again');
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
