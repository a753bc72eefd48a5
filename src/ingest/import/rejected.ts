import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { RejectedRow } from './batch.ts';

/**
 * The file of the rows that were left out, each with its reasons and its own fields. It is made with the first of them.
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
    rejected.#file = await open(path, 'r+');
    await rejected.#file.truncate(bytes);
    return rejected;
  }

  /** Tells the fields of rows, as one that is whole has them; the first to tell is heard. */
  nameColumns(columns: readonly string[]): void {
    this.#columns ??= columns;
  }

  /** Appends the rows, and gives the length of the file. What an earlier import left there goes with the first call. */
  async append(rejections: readonly RejectedRow[]): Promise<number> {
    if (this.#isStale) await rm(this.path, { force: true });
    this.#isStale = false;
    const [first] = rejections;
    if (!first) return this.#bytes;
    const columns = this.#columns ?? mostOf(rejections);
    const rows = rejections.map(({ row, problems }) => [
      row.number,
      distinct(problems.map(({ message }) => message)),
      distinct(problems.flatMap(({ column }) => column ?? [])),
      ...columns.map((column) => row.values[column] ?? ''),
    ]);
    const header = this.#bytes === 0 ? [['row', 'reason', 'column', ...columns]] : [];
    const text = Buffer.from(stringify([...header, ...rows]));
    this.#file ??= await open(this.path, 'w');
    await this.#file.write(text, 0, text.length, this.#bytes);
    await this.#file.datasync();
    this.#bytes += text.length;
    return this.#bytes;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}

/** The names of the fields, from the row that has most: one that was cut short lacks some. */
const mostOf = (rejections: readonly RejectedRow[]): readonly string[] =>
  rejections
    .map(({ row }) => Object.keys(row.values))
    .reduce((most, names) => (names.length > most.length ? names : most), []);

const distinct = (texts: readonly string[]): string => [...new Set(texts)].join('; ');
