import { type FileHandle, lstat, open, rm, stat } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { unwritable } from '../../disk/index.ts';
import { OF_REJECTED, textName } from '../files/rejected-columns.ts';
import type { RejectedRow } from './batch.ts';

/**
 * The file of the rows that were left out, each with its reasons and its own fields, and
 * its text where it could not be read as it is. It is made with the first of them.
 * What is appended is on disk before the batch is in the graph; what a kill left behind a mark's length is cut off.
 */
export class RejectedFile {
  readonly path: string;
  #columns: readonly string[] | undefined;
  #file: FileHandle | undefined;
  #bytes: number;
  /** Whether the file that may be there is another import's: until rows come, it may yet be the wrong mapping's turn. */
  #isStale: boolean;

  private constructor(path: string, columns: readonly string[] | undefined, bytes: number) {
    this.path = path;
    this.#columns = columns;
    this.#bytes = bytes;
    this.#isStale = bytes === 0;
  }

  /**
   * @param columns - the fields that are written; where left out, those of the first row
   * @param bytes - how much of the file that is there is to stay; it begins anew where it is shorter
   */
  static async at(path: string, columns: readonly string[] | undefined, bytes: number): Promise<RejectedFile> {
    const there = await stat(path).catch(() => undefined);
    if (bytes === 0 || !there || there.size < bytes) return new RejectedFile(path, columns, 0);
    const rejected = new RejectedFile(path, columns, bytes);
    await told(path, async () => {
      rejected.#file = await open(path, 'r+');
      await rejected.#file.truncate(bytes);
    });
    return rejected;
  }

  /** Tells the fields of rows, as one that is whole has them; the first to tell is heard. */
  nameColumns(columns: readonly string[]): void {
    this.#columns ??= columns;
  }

  /**
   * Appends the rows, and gives the length of the file. What an earlier import left there goes with the first call.
   * @throws {ImportError} where it cannot be written.
   */
  append(rejections: readonly RejectedRow[]): Promise<number> {
    return told(this.path, () => this.#append(rejections));
  }

  async #append(rejections: readonly RejectedRow[]): Promise<number> {
    if (this.#isStale) await removeFile(this.path);
    this.#isStale = false;
    const [first] = rejections;
    if (!first) return this.#bytes;
    const columns = this.#columns ?? mostOf(rejections);
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

  /** A disk that is nearly full takes a part of what it is given, and says so by a number alone. */
  async #write(text: Buffer): Promise<void> {
    this.#file ??= await open(this.path, 'w');
    // Devices and pipes have no places to write at, and nothing that a disk could have.
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

/** Takes a file away, and never a device: `/dev/null` may well be named. */
async function removeFile(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isFile() || there?.isSymbolicLink()) await rm(path, { force: true });
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The names of the fields, from the row that has most: one that was cut short lacks some. */
const mostOf = (rejections: readonly RejectedRow[]): readonly string[] =>
  rejections
    .map(({ row }) => Object.keys(row.values))
    .reduce((most, names) => (names.length > most.length ? names : most), []);

const distinct = (texts: readonly string[]): string => [...new Set(texts)].join('; ');
