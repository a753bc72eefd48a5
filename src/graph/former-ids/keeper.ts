import type { FormerIds } from '../../domain/index.ts';
import type { GraphPort } from '../port.ts';
import { RepeatedRead } from '../repeated-read.ts';
import { readFormerIds, readFormerStamp } from './stored.ts';

/** The interval of checks for changes, in milliseconds. A check reads one node. */
const CHECK_MS = 5_000;

/** Keeps the former ids of a graph in memory, current while other processes write to it. */
export class FormerIdsKeeper {
  readonly #graph: GraphPort;
  #current: FormerIds = new Map<string, string>();
  #stamp: string | undefined;
  readonly #repeated = new RepeatedRead(() => this.#check());

  constructor(graph: GraphPort) {
    this.#graph = graph;
  }

  get current(): FormerIds {
    return this.#current;
  }

  /** Differs after each change of `current`, and is the same in every process that knows the same ids. */
  get stamp(): string {
    return this.#stamp ?? '';
  }

  /**
   * Reads all former ids.
   * @throws {GraphError}
   */
  async start(checkMs = CHECK_MS): Promise<void> {
    await this.#read(await readFormerStamp(this.#graph));
    this.#repeated.start(checkMs);
  }

  /** Reads the former ids again if they have changed. On failure the previous ones stay. */
  refresh(): Promise<void> {
    return this.#repeated.run();
  }

  stop(): void {
    this.#repeated.stop();
  }

  async #check(): Promise<void> {
    const stamp = await readFormerStamp(this.#graph);
    if (stamp !== this.#stamp) await this.#read(stamp);
  }

  /** The stamp is that from before the read, so that a change in the meantime is noticed by the next check. */
  async #read(stamp: string | undefined): Promise<void> {
    this.#current = await readFormerIds(this.#graph);
    this.#stamp = stamp;
  }
}
