import { createReadStream } from 'node:fs';
import { appendFile, open, rm, stat, truncate } from 'node:fs/promises';
import { ImportError } from '../../disk/index.ts';

/** Characters to buffer before they are written. */
const HELD = 1 << 15;

/** A text file that grows by lines. It holds no open handle between writes, so that there may be hundreds. */
export class AppendFile {
  readonly path: string;
  #bytes: number;
  #waiting = '';

  private constructor(path: string, bytes: number) {
    this.path = path;
    this.#bytes = bytes;
  }

  /**
   * Opens a file at an earlier length; anything after it is cut off.
   * @throws {ImportError} if the file is shorter.
   */
  static async at(path: string, bytes: number): Promise<AppendFile> {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size < bytes) throw new ImportError(`${path} is truncated: start over with an empty folder`);
    if (size > bytes) await (bytes === 0 ? rm(path) : truncate(path, bytes));
    return new AppendFile(path, bytes);
  }

  /** A file that does not exist yet. */
  static fresh(path: string): AppendFile {
    return new AppendFile(path, 0);
  }

  /** The length of the file in bytes, without buffered lines. */
  get bytes(): number {
    return this.#bytes;
  }

  add(line: string): void {
    this.#waiting += line;
    this.#waiting += '\n';
  }

  /** Writes the buffer if it is large. */
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

  /** Writes the buffer and waits for the disk. */
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

/** The lines of a text file up to a length in bytes, in batches of one chunk each. */
export async function* fileLines(path: string, bytes: number): AsyncGenerator<readonly string[]> {
  if (bytes === 0) return;
  let rest = '';
  const stream = createReadStream(path, { encoding: 'utf8', end: bytes - 1, highWaterMark: 1 << 18 });
  for await (const piece of stream) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}
