import type { GraphPort } from '../port.ts';
import { RepeatedRead } from '../repeated-read.ts';

/** The interval of checks for changes, in milliseconds. A check reads no node. */
const CHECK_MS = 2_000;

/** How long a version is taken to be the current one, in milliseconds: so long, a change by another process may be missed. */
export const VERSION_MS = 5_000;

/** Keeps the version of a graph in memory, so that a request need not ask the graph for it. */
export class VersionKeeper {
  readonly #graph: Pick<GraphPort, 'readVersion'>;
  readonly #now: () => number;
  #version: string | undefined;
  /** When the last check that succeeded began. */
  #checkedAt = 0;
  readonly #repeated = new RepeatedRead(() => this.#read());

  constructor(graph: Pick<GraphPort, 'readVersion'>, now: () => number = () => performance.now()) {
    this.#graph = graph;
    this.#now = now;
  }

  /** The version that the graph had within the last `VERSION_MS`; undefined if that is not known. */
  get current(): string | undefined {
    return this.#now() - this.#checkedAt <= VERSION_MS ? this.#version : undefined;
  }

  /** Reads the version, and then again and again. Never throws: without it, the version is not known. */
  async start(checkMs = CHECK_MS): Promise<void> {
    await this.refresh();
    this.#repeated.start(checkMs);
  }

  /** Reads the version. A failure leaves the previous one until it is too old. */
  refresh(): Promise<void> {
    return this.#repeated.run();
  }

  stop(): void {
    this.#repeated.stop();
    this.#version = undefined;
  }

  async #read(): Promise<void> {
    const now = this.#now();
    this.#version = await this.#graph.readVersion();
    this.#checkedAt = now;
  }
}
