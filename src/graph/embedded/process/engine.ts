import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from '../../errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, WriteOptions } from '../../port.ts';
import { Running } from '../../running.ts';
import type { Engine, EngineRead, WordsFound, WordsRequest } from '../engine.ts';
import { ChildEnded } from './child.ts';
import { type KeeperOptions, ProcessKeeper } from './keeper.ts';
import { ASK, type Content, pack } from './messages.ts';

/** How long an abandoned read may run before its process is ended, in milliseconds. */
const GRACE_MS = 1_000;

/** The longest time that running writes delay that, and the interval of checks, in milliseconds. */
const WRITES_MS = 60_000;
const CHECK_MS = 100;

/** How long the process may take to close the graph, in milliseconds. */
const CLOSE_MS = 8_000;

/**
 * The embedded engine in its own process. The engine cannot stop a read, so a stuck process is replaced. Other running reads
 * are repeated, unless `onRow` has received some of their rows.
 */
export class ProcessEngine implements Engine {
  readonly #keeper: ProcessKeeper;
  readonly #onDisk: boolean;
  /** Reads sent to a process, and the time at which each running one was abandoned. */
  readonly #sent = new WeakSet<EngineRead>();
  readonly #late = new Map<EngineRead, number>();
  readonly #writes = new Running();
  #timer: NodeJS.Timeout | undefined;
  /** The numbers of the last write, and of the last one that may not be on disk; 0 if all are. */
  #lastWrite = 0;
  #unsaved = 0;
  /** Set if writes were lost, after which none is accepted. */
  #lost: GraphError | undefined;

  private constructor(options: KeeperOptions) {
    this.#keeper = new ProcessKeeper(options, () => this.#noteLoss());
    this.#onDisk = options.path !== undefined;
  }

  /** @throws {GraphError} GRAPH_UNAVAILABLE if the graph cannot be opened. */
  static async open(options: KeeperOptions): Promise<ProcessEngine> {
    const engine = new ProcessEngine(options);
    await engine.#keeper.open();
    return engine;
  }

  get failure(): GraphError | undefined {
    return this.#keeper.failure;
  }

  /** The process that has the graph open now, if any. */
  get pid(): number | undefined {
    return this.#keeper.child?.pid;
  }

  async read(read: EngineRead): Promise<readonly GraphRow[]> {
    try {
      return await this.#send(read);
    } catch (error) {
      // If the process ended by itself, this read may have caused it.
      const repeatable = error instanceof ChildEnded && error.replaced && !read.begun && !read.late;
      if (!repeatable) throw error;
      return await this.#send(read);
    } finally {
      this.#late.delete(read);
    }
  }

  async #send(read: EngineRead): Promise<readonly GraphRow[]> {
    const child = await this.#keeper.ready();
    if (read.late) return [];
    this.#sent.add(read);
    return child.read(read);
  }

  abandon(read: EngineRead): GraphError | undefined {
    if (!this.#sent.has(read)) return new GraphError('GRAPH_UNAVAILABLE', 'The graph is being opened');
    this.#late.set(read, performance.now());
    this.#keeper.child?.abandon(read);
    this.#replaceIfStuck();
    return undefined;
  }

  async write(statements: readonly GraphStatement[], options: WriteOptions): Promise<void> {
    await this.#change(ASK.WRITE, { statements, options }, options.savedLater);
  }

  async ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    await this.#change(ASK.INDEXES, specs);
  }

  async find(request: WordsRequest): Promise<WordsFound> {
    const child = await this.#keeper.ready();
    try {
      return await child.ask<WordsFound>(ASK.FIND, request);
    } catch (error) {
      // The new process has no index yet, and the read that follows waits for it.
      if (error instanceof ChildEnded && error.replaced) return [];
      throw error;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const child = await this.#keeper.release();
    if (!child) return;
    const closed = child.ask(ASK.CLOSE, undefined);
    await Promise.race([closed, sleep(CLOSE_MS, undefined, { ref: false })]).finally(() => child.end());
  }

  #change(kind: number, content: Content, savedLater = false): Promise<void> {
    return this.#writes.track(this.#sendChange(kind, content, savedLater));
  }

  async #sendChange(kind: number, content: Content, savedLater: boolean): Promise<void> {
    const child = await this.#keeper.ready();
    if (this.#lost) throw this.#lost;
    const number = ++this.#lastWrite;
    if (savedLater && this.#onDisk) this.#unsaved = number;
    const body = pack(content);
    try {
      await child.send(kind, body);
    } catch (error) {
      if (!(error instanceof ChildEnded)) throw error;
      const message = 'The graph process ended during a write; the write may or may not have taken effect';
      throw new GraphError('GRAPH_UNAVAILABLE', message, error);
    }
    this.#keeper.keep({ kind, body });
    if (!savedLater && this.#unsaved < number) this.#unsaved = 0;
  }

  /** Called when a process is gone. It may have lost acknowledged writes, on which later ones must not build. */
  #noteLoss(): void {
    if (this.#unsaved === 0) return;
    const message = 'The graph process ended and may have lost writes that were not yet on disk; open the graph again';
    this.#lost = new GraphError('GRAPH_UNAVAILABLE', message);
  }

  #checkLater(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#replaceIfStuck();
    }, ms).unref();
  }

  /** Replaces the process if an abandoned read still runs, at a moment without writes. */
  #replaceIfStuck(): void {
    const [first] = this.#late.values();
    if (first === undefined) return;
    const now = performance.now();
    const due = Math.max(first + GRACE_MS, this.#keeper.restedAt(this.#late.size));
    if (now < due) {
      this.#checkLater(due - now);
      return;
    }
    if (now < due + WRITES_MS && (this.#writes.count > 0 || this.#unsaved > 0)) {
      // Saves deferred writes.
      if (this.#writes.count === 0) this.write([], {}).catch(() => undefined);
      this.#checkLater(CHECK_MS);
      return;
    }
    const seconds = ((now - first) / 1000).toFixed(1);
    const reads = this.#late.size === 1 ? 'a read' : `${this.#late.size} reads`;
    this.#keeper.replace(`${reads} still ran ${seconds} s after the deadline`);
  }
}
