import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GraphError } from '../../errors.ts';
import type { GraphRow } from '../../port.ts';
import type { EngineRead } from '../engine.ts';
import { type Frame, receiveFrames, sendFrame } from './frames.ts';
import { ASK, type Content, pack, REPLY, unpack, unpackError, unpackRows } from './messages.ts';

/** The program: in tests the TypeScript source with a loader, otherwise the build. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? ['--import', new URL('../../testing/typescript.mjs', import.meta.url).href, pathOf('./main.ts')]
  : [pathOf('./main.js')];

/**
 * Settings of glibc's allocator, ignored elsewhere. Large blocks get their own pages and all else one arena, so that the
 * memory of a large read returns to the system at once. This costs no measurable time.
 */
const MEMORY = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' };

/** The engine has a thread for each read that runs at once: with Node's four, reads would wait for each other in there. */
const THREADS = { UV_THREADPOOL_SIZE: '32' };

/** The process's heap stays small, since rows only pass through it; it collects them itself. */
const HEAP = ['--optimize-for-size', '--expose-gc'];

/** How long a released process may take to end by itself, in milliseconds. */
const END_MS = 2_000;

/** The process ended before it replied. */
export class ChildEnded extends GraphError {
  /** True if it was ended in order to be replaced. */
  readonly replaced: boolean;

  constructor(how: string, replaced: boolean) {
    super('GRAPH_UNAVAILABLE', `The graph process ended: ${how}`);
    this.replaced = replaced;
  }
}

interface PendingRequest {
  readonly onRows: ((body: Buffer) => void) | undefined;
  readonly resolve: (body: Buffer | undefined) => void;
  readonly reject: (error: GraphError) => void;
}

/** One process that holds a graph. */
export class GraphChild {
  readonly pid: number | undefined;
  /** Resolves with the cause when the process has ended. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #socket: Duplex;
  readonly #pending = new Map<number, PendingRequest>();
  readonly #ids = new WeakMap<EngineRead, number>();
  #lastId = 0;
  #gone: string | undefined;
  #killed = false;

  constructor() {
    const env = { ...MEMORY, ...THREADS, ...process.env };
    this.#process = spawn(process.execPath, [...HEAP, ...PROGRAM], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    });
    this.pid = this.#process.pid;
    this.#socket = this.#process.stdio[3] as Duplex;
    this.#socket.on('error', () => undefined); // it ends with the process, which is handled below
    receiveFrames(this.#socket, (frame) => this.#take(frame));
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(this.#end(error.message)));
      this.#process.once('close', (code, signal) => resolve(this.#end(signal ?? `code ${code}`)));
    });
  }

  /**
   * Sends any request but a read.
   * @throws {GraphError} the engine's error, or ChildEnded.
   */
  async ask<T extends Content>(kind: number, content: Content): Promise<T> {
    return unpack<T>((await this.send(kind, pack(content))) as Buffer);
  }

  /** Does the same as `ask` with packed content. */
  send(kind: number, body: Buffer): Promise<Buffer | undefined> {
    return this.#send(++this.#lastId, kind, body, undefined);
  }

  /** Resolves when the engine has finished the read and `onRow` has received its rows. */
  async read(read: EngineRead): Promise<readonly GraphRow[]> {
    const id = ++this.#lastId;
    this.#ids.set(read, id);
    const { onRow } = read;
    let all: readonly GraphRow[] = [];
    await this.#send(id, ASK.READ, pack(read.statement), (body) => {
      if (read.late) return;
      const rows = unpackRows(body);
      if (onRow && rows.length > 0) read.begun = true;
      if (onRow) rows.forEach((row) => void onRow(row));
      all = all.length === 0 ? rows : push(all as GraphRow[], rows);
    });
    return all;
  }

  /** Tells the process that the result of a read is not needed. */
  abandon(read: EngineRead): void {
    const id = this.#ids.get(read);
    if (id === undefined || !this.#pending.has(id)) return;
    sendFrame(this.#socket, { id, kind: ASK.ABANDON, body: Buffer.alloc(0) });
  }

  /** Ends the process immediately. */
  kill(): void {
    this.#killed = true;
    this.#process.kill('SIGKILL');
  }

  /** Lets the process end by itself, and kills it if that takes too long. */
  async end(): Promise<void> {
    this.#socket.destroy();
    await Promise.race([this.ended, sleep(END_MS, undefined, { ref: false })]);
    this.kill();
    await this.ended;
  }

  #send(id: number, kind: number, body: Buffer, onRows: PendingRequest['onRows']): Promise<Buffer | undefined> {
    if (this.#gone !== undefined) return Promise.reject(new ChildEnded(this.#gone, this.#killed));
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { onRows, resolve, reject });
      sendFrame(this.#socket, { id, kind, body });
    });
  }

  #take({ id, kind, body }: Frame): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    if (kind === REPLY.ROWS || kind === REPLY.LAST_ROWS) pending.onRows?.(body);
    if (kind === REPLY.ROWS) return;
    this.#pending.delete(id);
    if (kind === REPLY.FAILED) pending.reject(unpackError(body));
    else pending.resolve(body);
  }

  #end(how: string): string {
    this.#gone ??= how;
    const open = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of open) reject(new ChildEnded(how, this.#killed));
    return how;
  }
}

function push(all: GraphRow[], rows: readonly GraphRow[]): readonly GraphRow[] {
  for (const row of rows) all.push(row);
  return all;
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
