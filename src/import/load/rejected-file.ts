import { type FileHandle, lstat, open, rm, stat } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { unwritable } from '../../disk/index.ts';
import { OF_REJECTED, textName } from '../files/index.ts';
import type { RejectedRow } from './taken-row.ts';

/**
 * The file of rejected rows: each with its reasons, its fields, and its text if it could not be read. It is created with the
 * first of them. Rows are on disk before their batch is in the graph; on resuming, what exceeds the length in the mark is
 * cut off.
 */
export class RejectedFile {
  readonly path: string;
  #columns: readonly string[] | undefined;
  #file: FileHandle | undefined;
  #bytes: number;
  /** Whether the existing file belongs to another import: it is kept until rows come, since the mapping may be the wrong one. */
  #isStale: boolean;

  private constructor(path: string, columns: readonly string[] | undefined, bytes: number) {
    this.path = path;
    this.#columns = columns;
    this.#bytes = bytes;
    this.#isStale = bytes === 0;
  }

  /**
   * @param columns - the fields to write; default: those of the first row
   * @param bytes - how much of an existing file to keep; a shorter file is replaced
   */
  static async at(path: string, columns: readonly string[] | undefined, bytes: number): Promise<RejectedFile> {
    const there = await stat(path).catch(() => undefined);
    if (bytes === 0 || !there || there.size < bytes) return new RejectedFile(path, columns, 0);
    const rejected = new RejectedFile(path, columns, bytes);
    await reportingErrors(path, async () => {
      rejected.#file = await open(path, 'r+');
      await rejected.#file.truncate(bytes);
    });
    return rejected;
  }

  /** Sets the columns, unless they are already set. */
  nameColumns(columns: readonly string[]): void {
    this.#columns ??= columns;
  }

  /**
   * Appends rows and returns the length of the file. The first call removes the file of an earlier import.
   * @throws {ImportError} if it cannot be written.
   */
  append(rejections: readonly RejectedRow[]): Promise<number> {
    return reportingErrors(this.path, () => this.#append(rejections));
  }

  async #append(rejections: readonly RejectedRow[]): Promise<number> {
    if (this.#isStale) await removeFile(this.path);
    this.#isStale = false;
    const [first] = rejections;
    if (!first) return this.#bytes;
    const columns = this.#columns ?? longestNames(rejections);
    const rows = rejections.map(({ row, problems }) => [
      row.number,
      distinct(problems.map(({ message }) => message)),
      distinct(problems.flatMap(({ column }) => column ?? [])),
      ...columns.map((column) => row.values[column] ?? ''),
      row.text ?? '',
    ]);
    const header = this.#bytes === 0 ? [[...OF_REJECTED, ...columns, textName(columns)]] : [];
    const text = Buffer.from(stringify([...header, ...rows]));
    await this.#write(text);
    this.#bytes += text.length;
    return this.#bytes;
  }

  /** A nearly full disk may write only a part, and reports it only by the number of bytes. */
  async #write(text: Buffer): Promise<void> {
    this.#file ??= await open(this.path, 'w');
    // Devices and pipes have no offsets to write at, and nothing to sync.
    const isOnDisk = (await this.#file.stat()).isFile();
    for (let done = 0; done < text.length; ) {
      const place = isOnDisk ? this.#bytes + done : null;
      done += (await this.#file.write(text, done, text.length - done, place)).bytesWritten;
    }
    if (isOnDisk) await this.#file.datasync();
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}

/** Removes a file but never a device, such as `/dev/null`. */
async function removeFile(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isFile() || there?.isSymbolicLink()) await rm(path, { force: true });
}

async function reportingErrors<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The column names from the row with the most: a truncated row lacks some. */
const longestNames = (rejections: readonly RejectedRow[]): readonly string[] =>
  rejections
    .map(({ row }) => Object.keys(row.values))
    .reduce((longest, names) => (names.length > longest.length ? names : longest), []);

const distinct = (texts: readonly string[]): string => [...new Set(texts)].join('; ');
