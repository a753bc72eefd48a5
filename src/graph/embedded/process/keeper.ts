import { setTimeout as sleep } from 'node:timers/promises';
import { closedError, GraphError, messageOf } from '../../errors.ts';
import { GraphChild } from './child.ts';
import { ASK, type Opened } from './messages.ts';

/** The pause before a restart after a failed start or a short-lived process, in milliseconds. It doubles up to the maximum. */
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

/** With one stuck read, a process runs for at least this multiple of its opening time. */
const REST_FACTOR = 4;

/** A process that lived this long resets the pause, in milliseconds. */
const LASTED_MS = 60_000;

/** After this many failed starts in a row, the failure counts as permanent. */
const MAX_STARTS = 5;

export interface KeeperOptions {
  /** The graph's file; without it the graph is in memory. */
  readonly path?: string | undefined;
  /** Called when a new, empty file is created. */
  readonly onCreate?: ((message: string) => void) | undefined;
  /** Called with the reason each time the process is restarted. */
  readonly onRestart?: ((message: string) => void) | undefined;
  /** The first pause after a failed start, in milliseconds. */
  readonly pauseMs?: number;
}

/** A change of the graph, as sent. */
export interface Change {
  readonly kind: number;
  readonly body: Buffer;
}

/** Keeps one process with the graph open, and replaces it when it ends. */
export class ProcessKeeper {
  readonly #options: KeeperOptions;
  readonly #onLoss: () => void;
  /** All changes of a graph in memory, to be repeated in a new process. */
  readonly #changes: Change[] = [];
  readonly #closing = new AbortController();
  #child: GraphChild | undefined;
  #current: Promise<GraphChild> = Promise.reject(closedError());
  #openedAt = 0;
  #openingMs = 0;
  #pauseMs = 0;
  /** The error of the last failed start, and the number of failures in a row. */
  #refusal: GraphError | undefined;
  #failures = 0;

  /** `onLoss` is called when the current process is gone, before its replacement starts. */
  constructor(options: KeeperOptions, onLoss: () => void) {
    this.#options = options;
    this.#onLoss = onLoss;
    this.#current.catch(() => undefined);
  }

  /** Set after repeated failed starts. */
  get failure(): GraphError | undefined {
    return this.#failures >= MAX_STARTS ? this.#refusal : undefined;
  }

  /** The current process; undefined while a new one starts. */
  get child(): GraphChild | undefined {
    return this.#child;
  }

  /**
   * The time from which the current process may be replaced because of `stuck` reads. With one stuck read, opening takes at
   * most a fifth of all time; with more, which occupy more cores, it may take a larger share.
   */
  restedAt(stuck: number): number {
    return this.#openedAt + (REST_FACTOR * this.#openingMs) / stuck;
  }

  /** @throws {GraphError} GRAPH_UNAVAILABLE */
  async open(): Promise<void> {
    const child = await this.#start();
    this.#current = Promise.resolve(child);
  }

  /**
   * Resolves with the process once it is open.
   * @throws {GraphError} GRAPH_UNAVAILABLE if the last start failed, and after closing.
   */
  ready(): Promise<GraphChild> {
    return this.#refusal ? Promise.reject(this.#refusal) : this.#current;
  }

  /** Records a change of a graph in memory. */
  keep(change: Change): void {
    if (this.#options.path === undefined) this.#changes.push(change);
  }

  /** Ends the current process and starts a new one. */
  replace(reason: string): void {
    const child = this.#child;
    if (!child || this.#closing.signal.aborted) return;
    this.#child = undefined;
    child.kill();
    this.#onLoss();
    this.#restart(reason, child.ended);
  }

  /** Stops replacing processes, and returns the current one. */
  async release(): Promise<GraphChild | undefined> {
    this.#closing.abort();
    return this.#current.catch(() => undefined);
  }

  async #start(): Promise<GraphChild> {
    const { path, onCreate } = this.#options;
    const start = performance.now();
    const child = new GraphChild();
    try {
      const { made } = await child.ask<Opened>(ASK.OPEN, { path });
      if (made !== undefined) onCreate?.(made);
      for (const { kind, body } of this.#changes) await child.send(kind, body);
    } catch (error) {
      child.kill();
      await child.ended;
      throw error;
    }
    this.#openedAt = performance.now();
    this.#openingMs = this.#openedAt - start;
    this.#child = child;
    void child.ended.then((how) => this.#onEnd(child, how));
    return child;
  }

  /** Handles a process that ended by itself. */
  #onEnd(child: GraphChild, how: string): void {
    if (child !== this.#child || this.#closing.signal.aborted) return;
    this.#child = undefined;
    this.#onLoss();
    if (performance.now() - this.#openedAt >= LASTED_MS) this.#pauseMs = 0;
    const pause = sleep(this.#pauseMs, undefined, { signal: this.#closing.signal });
    this.#pauseMs = Math.min(Math.max(FIRST_PAUSE_MS, 2 * this.#pauseMs), MAX_PAUSE_MS);
    this.#restart(`it ended by itself (${how})`, pause);
  }

  #restart(reason: string, before: Promise<unknown>): void {
    this.#options.onRestart?.(`Restarting the embedded graph's process: ${reason}`);
    this.#current = before.then(() => this.#startUntilOpen());
    this.#current.catch(() => undefined);
  }

  async #startUntilOpen(): Promise<GraphChild> {
    let { pauseMs = FIRST_PAUSE_MS } = this.#options;
    for (; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
      if (this.#closing.signal.aborted) throw closedError();
      try {
        const child = await this.#start();
        this.#refusal = undefined;
        this.#failures = 0;
        return child;
      } catch (error) {
        this.#failures++;
        const message = `The embedded graph's process cannot be restarted: ${messageOf(error)}`;
        this.#refusal = new GraphError('GRAPH_UNAVAILABLE', message, error);
        this.#options.onRestart?.(`${message}. Retrying in ${pauseMs / 1000} s`);
        await sleep(pauseMs, undefined, { signal: this.#closing.signal });
      }
    }
  }
}
