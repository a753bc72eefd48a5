import { closeSync, openSync, writeSync } from 'node:fs';
import { errorCode, writingWords } from '../../../disk/index.ts';

/** The audit log cannot be opened. The message says what to do. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}

/** What `AUDIT_LOG` says for the standard output. */
export const STDOUT = 'stdout';
const STDOUT_FD = 1;

/** The reader of a pipe may be slow: how often and how long to wait for it, in milliseconds. */
const RETRIES = 20;
const PAUSE_MS = 5;

/** Appends lines to the audit log. A line is with the operating system when `append` returns, so that a crash of the server loses none. */
export class AuditFile {
  readonly #path: string;
  #fd: number | undefined;
  /** Whether a write broke off, so that the next line has to begin with a new one. */
  #torn = false;

  /** @throws {AuditError} if it cannot be written. */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#fd = this.#open();
    } catch (error) {
      const words = writingWords(errorCode(error) || 'unknown');
      throw new AuditError(`AUDIT_LOG: ${path} cannot be written: ${words}`, { cause: error });
    }
  }

  /** @throws the error of the file system. Then the line counts as not written. */
  append(line: string): void {
    this.#fd ??= this.#open();
    const bytes = Buffer.from(`${this.#torn ? '\n' : ''}${line}\n`);
    let written = 0;
    try {
      while (written < bytes.length) written += writeSome(this.#fd, bytes.subarray(written));
      this.#torn = false;
    } catch (error) {
      this.#torn ||= written > 0;
      throw error;
    }
  }

  /** Opens the path again, after a rotation has moved the file. If that fails, the next line tries again. */
  reopen(): void {
    if (this.#path === STDOUT) return;
    this.close();
    this.#torn = false;
    this.#fd = this.#open();
  }

  close(): void {
    if (this.#fd !== undefined && this.#fd !== STDOUT_FD) closeSync(this.#fd);
    this.#fd = undefined;
  }

  /** Only its owner may read a new file: it says who asked what. */
  #open(): number {
    return this.#path === STDOUT ? STDOUT_FD : openSync(this.#path, 'a', 0o600);
  }
}

/** Writes what the system takes at once. A pipe that is full is tried again for a moment. */
function writeSome(fd: number, bytes: Uint8Array): number {
  for (let retry = 0; ; retry++) {
    try {
      return writeSync(fd, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || retry === RETRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
