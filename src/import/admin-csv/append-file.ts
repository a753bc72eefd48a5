import { appendFile, open, rm, stat, truncate } from 'node:fs/promises';
import { ImportError } from '../../disk/index.ts';

/** Characters that wait in memory before they are written. */
const HELD = 1 << 15;

/** A text file that grows by lines. No handle is held in between, so that there may be hundreds of them. */
export class AppendFile {
  readonly path: string;
  #bytes: number;
  #waiting = '';

  private constructor(path: string, bytes: number) {
    this.path = path;
    this.#bytes = bytes;
  }

  /**
   * Takes up a file as long as it was; what stands behind is cut off.
   * @throws {ImportError} where it is shorter than that.
   */
  static async at(path: string, bytes: number): Promise<AppendFile> {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size < bytes) throw new ImportError(`${path} has lost some of its end: begin anew, with an empty folder`);
    if (size > bytes) await (bytes === 0 ? rm(path) : truncate(path, bytes));
    return new AppendFile(path, bytes);
  }

  /** A file that is not there yet. */
  static fresh(path: string): AppendFile {
    return new AppendFile(path, 0);
  }

  /** How long the file is, in bytes, without what waits. */
  get bytes(): number {
    return this.#bytes;
  }

  add(line: string): void {
    this.#waiting += line;
    this.#waiting += '\n';
  }

  /** Writes what waits, where that is much. */
  async flushMuch(): Promise<void> {
    if (this.#waiting.length >= HELD) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting === '') return;
    const data = Buffer.from(this.#waiting);
    this.#waiting = '';
    await appendFile(this.path, data);
    this.#bytes += data.length;
  }

  /** Writes what waits, and returns when the disk has it. */
  async sync(): Promise<void> {
    await this.flush();
    const file = await open(this.path, 'r+');
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  }
}
