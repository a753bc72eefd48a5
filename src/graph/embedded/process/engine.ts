import { setTimeout as sleep } from 'node:timers/promises';
import { GraphError } from '../../errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, WriteOptions } from '../../port.ts';
import { Running } from '../../running.ts';
import type { Engine, EngineRead } from '../engine.ts';
import { ChildEnded } from './child.ts';
import { Keeper, type KeeperOptions } from './keeper.ts';
import { ASK, type Content, pack } from './messages.ts';

/** How long a read that was given up may go on, in milliseconds, before its process is ended. */
const GRACE_MS = 1_000;

/** How long writes under way hold that up at most, and how often they are looked at. */
const WRITES_MS = 60_000;
const LOOK_MS = 100;

/** How long the process may take to close the graph, in milliseconds. */
const CLOSE_MS = 8_000;

/**
 * The embedded engine in a process of its own, which is ended and started anew where it is stuck: a read cannot be
 * stopped there. Other reads that were under way are asked again, unless some of their rows were handed on.
 */
export class ProcessEngine implements Engine {
  readonly #keeper: Keeper;
  readonly #onDisk: boolean;
  /** What was sent to a process, and since when it was given up where it is still at it. */
  readonly #sent = new WeakSet<EngineRead>();
  readonly #late = new Map<EngineRead, number>();
  readonly #writes = new Running();
  #timer: NodeJS.Timeout | undefined;
  /** The numbers of the last write, and of the last that is to come to disk with a later one; 0 where all are there. */
  #lastWrite = 0;
  #unsaved = 0;
  /** Why nothing is written any more. */
  #undone: GraphError | undefined;

  private constructor(options: KeeperOptions) {
    this.#keeper = new Keeper(options, () => this.#noteLoss());
    this.#onDisk = options.path !== undefined;
  }

  /** @throws {GraphError} GRAPH_UNAVAILABLE where the graph cannot be opened. */
  static async open(options: KeeperOptions): Promise<ProcessEngine> {
    const engine = new ProcessEngine(options);
    await engine.#keeper.open();
    return engine;
  }

  get failure(): GraphError | undefined {
    return this.#keeper.failure;
  }

  /** The process that holds the graph now, if one does. */
  get pid(): number | undefined {
    return this.#keeper.child?.pid;
  }

  async read(read: EngineRead): Promise<readonly GraphRow[]> {
    try {
      return await this.#send(read);
    } catch (error) {
      // Of a process that ended by itself nobody knows which read made it.
      const again = error instanceof ChildEnded && error.replaced && !read.begun && !read.late;
      if (!again) throw error;
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

  giveUp(read: EngineRead): GraphError | undefined {
    if (!this.#sent.has(read)) return new GraphError('GRAPH_UNAVAILABLE', 'The graph is being opened');
    this.#late.set(read, performance.now());
    this.#keeper.child?.giveUp(read);
    this.#look();
    return undefined;
  }

  async write(statements: readonly GraphStatement[], options: WriteOptions): Promise<void> {
    await this.#change(ASK.WRITE, { statements, options }, options.savedLater);
  }

  async ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    await this.#change(ASK.INDEXES, specs);
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
    if (this.#undone) throw this.#undone;
    const number = ++this.#lastWrite;
    if (savedLater && this.#onDisk) this.#unsaved = number;
    const body = pack(content);
    try {
      await child.send(kind, body);
    } catch (error) {
      if (!(error instanceof ChildEnded)) throw error;
      const message = 'The process of the graph ended while it wrote: whether the write took effect is not known';
      throw new GraphError('GRAPH_UNAVAILABLE', message, error);
    }
    this.#keeper.keep({ kind, body });
    if (!savedLater && this.#unsaved < number) this.#unsaved = 0;
  }

  /** A process is gone: with it, perhaps, writes that were acknowledged, and more must not be built on them. */
  #noteLoss(): void {
    if (this.#unsaved === 0) return;
    const message = 'Writes that were to be saved later may be lost with the process of the graph; open it anew';
    this.#undone = new GraphError('GRAPH_UNAVAILABLE', message);
  }

  #lookLater(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#look();
    }, ms).unref();
  }

  /** Ends the process where a read that was given up goes on and on, at a moment when nothing is being written. */
  #look(): void {
    const [first] = this.#late.values();
    if (first === undefined) return;
    const now = performance.now();
    const due = Math.max(first + GRACE_MS, this.#keeper.restedAt(this.#late.size));
    if (now < due) {
      this.#lookLater(due - now);
      return;
    }
    if (now < due + WRITES_MS && (this.#writes.count > 0 || this.#unsaved > 0)) {
      // What was to be saved later is saved now.
      if (this.#writes.count === 0) this.write([], {}).catch(() => undefined);
      this.#lookLater(LOOK_MS);
      return;
    }
    const seconds = ((now - first) / 1000).toFixed(1);
    const reads = this.#late.size === 1 ? 'a read went' : `${this.#late.size} reads went`;
    this.#keeper.replace(`${reads} on for ${seconds} s after being given up`);
  }
}
