import { setTimeout as sleep } from 'node:timers/promises';
import { closedError, GraphError, messageOf } from '../../errors.ts';
import { GraphChild } from './child.ts';
import { ASK, type Opened } from './messages.ts';

/** The pauses, in milliseconds, before a start after one that was in vain, or whose process did not last. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** A process is left alone for this many times as long as it took to open, where one read is stuck. */
const REST_FACTOR = 4;

/** A process that lived for so long is no part of a row of failures. */
const LASTED_MS = 60_000;

/** After so many starts in vain, one after the other, it is said that somebody has to look. */
const STARTS = 5;

export interface KeeperOptions {
  /** The graph's file; left out: the graph is in memory. */
  readonly path?: string | undefined;
  /** Told when a new, empty file is made. */
  readonly onCreate?: ((message: string) => void) | undefined;
  /** Told each time that a process is started anew, and why. */
  readonly onRestart?: ((message: string) => void) | undefined;
  /** The first pause after a start in vain, in milliseconds; each is twice the one before. */
  readonly pauseMs?: number;
}

/** A change of the graph as it was sent. */
export interface Change {
  readonly kind: number;
  readonly body: Buffer;
}

/** Keeps one process with the graph open: where it ends, another one takes its place. */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #onLoss: () => void;
  /** What a graph in memory has to be told again, since it is nowhere else. */
  readonly #changes: Change[] = [];
  readonly #closing = new AbortController();
  #child: GraphChild | undefined;
  #current: Promise<GraphChild> = Promise.reject(closedError());
  #openedAt = 0;
  #openingMs = 0;
  #pauseMs = 0;
  /** Why the last start was in vain, and how many were. */
  #refusal: GraphError | undefined;
  #failures = 0;

  /** `onLoss` is called when the present process is gone, before there is another. */
  constructor(options: KeeperOptions, onLoss: () => void) {
    this.#options = options;
    this.#onLoss = onLoss;
    this.#current.catch(() => undefined);
  }

  /** Why the graph cannot be asked, where it has been started in vain for a while. */
  get failure(): GraphError | undefined {
    return this.#failures >= STARTS ? this.#refusal : undefined;
  }

  /** The present process; undefined while another one is started. */
  get child(): GraphChild | undefined {
    return this.#child;
  }

  /**
   * From when on the present process may be replaced for `stuck` reads: opening takes a fifth of the time at most for one
   * of them, which leaves other cores free, and more the more cores are taken anyway.
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
   * The process to ask, as soon as there is one.
   * @throws {GraphError} GRAPH_UNAVAILABLE where the last start was in vain, and after `close`.
   */
  ready(): Promise<GraphChild> {
    return this.#refusal ? Promise.reject(this.#refusal) : this.#current;
  }

  /** Notes what took effect in a graph in memory. */
  keep(change: Change): void {
    if (this.#options.path === undefined) this.#changes.push(change);
  }

  /** Ends the present process, and starts one anew. */
  replace(reason: string): void {
    const child = this.#child;
    if (!child || this.#closing.signal.aborted) return;
    this.#child = undefined;
    child.kill();
    this.#onLoss();
    this.#renew(reason, child.ended);
  }

  /** The present process, which is not replaced any more. */
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
    void child.ended.then((how) => this.#lose(child, how));
    return child;
  }

  /** A process ended that nobody has ended. */
  #lose(child: GraphChild, how: string): void {
    if (child !== this.#child || this.#closing.signal.aborted) return;
    this.#child = undefined;
    this.#onLoss();
    if (performance.now() - this.#openedAt >= LASTED_MS) this.#pauseMs = 0;
    const pause = sleep(this.#pauseMs, undefined, { signal: this.#closing.signal });
    this.#pauseMs = Math.min(Math.max(FIRST_PAUSE_MS, 2 * this.#pauseMs), LONGEST_PAUSE_MS);
    this.#renew(`it ended by itself (${how})`, pause);
  }

  #renew(reason: string, before: Promise<unknown>): void {
    this.#options.onRestart?.(`The process of the embedded graph is started anew: ${reason}`);
    this.#current = before.then(() => this.#startUntilDone());
    this.#current.catch(() => undefined);
  }

  async #startUntilDone(): Promise<GraphChild> {
    let { pauseMs = FIRST_PAUSE_MS } = this.#options;
    for (; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      if (this.#closing.signal.aborted) throw closedError();
      try {
        const child = await this.#start();
        this.#refusal = undefined;
        this.#failures = 0;
        return child;
      } catch (error) {
        this.#failures++;
        const message = `The process of the embedded graph cannot be started anew: ${messageOf(error)}`;
        this.#refusal = new GraphError('GRAPH_UNAVAILABLE', message, error);
        this.#options.onRestart?.(`${message}. It is tried again in ${pauseMs / 1000} s`);
        await sleep(pauseMs, undefined, { signal: this.#closing.signal });
      }
    }
  }
}
