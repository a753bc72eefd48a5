import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GraphError } from '../../errors.ts';
import type { GraphRow } from '../../port.ts';
import type { EngineRead } from '../engine.ts';
import { type Frame, receiveFrames, sendFrame } from './frames.ts';
import { ASK, type Content, pack, TELL, unpack, unpackError, unpackRows } from './messages.ts';

/** What the process runs: in the tests its source, which takes a loader, else what that was built to. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? ['--import', new URL('../../testing/typescript.mjs', import.meta.url).href, pathOf('./main.ts')]
  : [pathOf('./main.js')];

/**
 * For glibc, which is of no use elsewhere: what is large has pages of its own and one arena has the rest, so that the
 * memory of a large read goes back to the system with it. It takes no more time so.
 */
const MEMORY = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' };

/** The process has little of its own in its heap, and rows only pass through it: it lets go of them itself. */
const HEAP = ['--optimize-for-size', '--expose-gc'];

/** How long a process takes to end by itself, in milliseconds, when nobody holds it any more. */
const END_MS = 2_000;

/** The process ended before it answered. */
export class ChildEnded extends GraphError {
  /** Whether it was ended so that another one can take its place. */
  readonly replaced: boolean;

  constructor(how: string, replaced: boolean) {
    super('GRAPH_UNAVAILABLE', `The process of the graph ended: ${how}`);
    this.replaced = replaced;
  }
}

interface Question {
  readonly onRows: ((body: Buffer) => void) | undefined;
  readonly resolve: (body: Buffer | undefined) => void;
  readonly reject: (error: GraphError) => void;
}

/** One process that holds a graph. */
export class GraphChild {
  readonly pid: number | undefined;
  /** Resolves when the process is gone, with how it ended. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #socket: Duplex;
  readonly #questions = new Map<number, Question>();
  readonly #ids = new WeakMap<EngineRead, number>();
  #lastId = 0;
  #gone: string | undefined;
  #killed = false;

  constructor() {
    const env = { ...MEMORY, ...process.env };
    this.#process = spawn(process.execPath, [...HEAP, ...PROGRAM], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    });
    this.pid = this.#process.pid;
    this.#socket = this.#process.stdio[3] as Duplex;
    this.#socket.on('error', () => undefined); // it ends together with the process, which is told
    receiveFrames(this.#socket, (frame) => this.#take(frame));
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(this.#end(error.message)));
      this.#process.once('close', (code, signal) => resolve(this.#end(signal ?? `code ${code}`)));
    });
  }

  /**
   * Asks for something that is no read.
   * @throws {GraphError} what the engine threw, or ChildEnded.
   */
  async ask<T extends Content>(kind: number, content: Content): Promise<T> {
    return unpack<T>((await this.send(kind, pack(content))) as Buffer);
  }

  /** As `ask`, with a content that is packed already. */
  send(kind: number, body: Buffer): Promise<Buffer | undefined> {
    return this.#send(++this.#lastId, kind, body, undefined);
  }

  /** Resolves when the engine has ended with the read, and its rows were given to its `onRow`. */
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

  /** Spares the process the work of answering a read that it may still be at. */
  giveUp(read: EngineRead): void {
    const id = this.#ids.get(read);
    if (id === undefined || !this.#questions.has(id)) return;
    sendFrame(this.#socket, { id, kind: ASK.GIVE_UP, body: Buffer.alloc(0) });
  }

  /** Ends the process at once, whatever it is at. */
  kill(): void {
    this.#killed = true;
    this.#process.kill('SIGKILL');
  }

  /** Lets the process end by itself, and not for long. */
  async end(): Promise<void> {
    this.#socket.destroy();
    await Promise.race([this.ended, sleep(END_MS, undefined, { ref: false })]);
    this.kill();
    await this.ended;
  }

  #send(id: number, kind: number, body: Buffer, onRows: Question['onRows']): Promise<Buffer | undefined> {
    if (this.#gone !== undefined) return Promise.reject(new ChildEnded(this.#gone, this.#killed));
    return new Promise((resolve, reject) => {
      this.#questions.set(id, { onRows, resolve, reject });
      sendFrame(this.#socket, { id, kind, body });
    });
  }

  #take({ id, kind, body }: Frame): void {
    const question = this.#questions.get(id);
    if (!question) return;
    if (kind === TELL.ROWS || kind === TELL.LAST_ROWS) question.onRows?.(body);
    if (kind === TELL.ROWS) return;
    this.#questions.delete(id);
    if (kind === TELL.FAILED) question.reject(unpackError(body));
    else question.resolve(body);
  }

  #end(how: string): string {
    this.#gone ??= how;
    const open = [...this.#questions.values()];
    this.#questions.clear();
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
