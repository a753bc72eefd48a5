import { node, property } from '../../../cypher/index.ts';
import type { QueryWord } from '../../../domain/index.ts';
import type { GraphRow, GraphStatement, SearchedLabel, TextIndexSpec } from '../../port.ts';
import { SEARCH_DEPTH } from '../../search/search.ts';
import type { WordIndex } from './word-index.ts';
import { WordIndexBuilder } from './word-index-builder.ts';

/** Reads of one snapshot of the graph. */
export interface Snapshot {
  read(statement: GraphStatement): Promise<readonly GraphRow[]>;
  close(): void;
}

export interface WordIndexesOptions {
  readonly open: () => Snapshot;
  /** How long after the last write an index is made, in milliseconds: an import would only throw it away. */
  readonly quietMs?: number;
  /** How long searches scan after an index could not be made, in milliseconds. */
  readonly retryMs?: number;
}

/** A label's index, or that it has none, and the state of the graph that this is of. */
interface Made {
  readonly version: number;
  readonly index: WordIndex | undefined;
  /** When one is to be tried again that could not be made, by the clock of the process; never for one that was. */
  readonly until: number;
}

/** The most nodes that are checked for a target's condition by their ids. To visit all nodes of a label takes no longer than more of them. */
const MAX_CHECKED = 10_000;

/** How many nodes are read at once: other work of the process waits while they are taken over. */
const SLICE = 10_000;

/**
 * The indexes of words of a graph that this process alone writes. An index is of one state of the graph: any write makes it void,
 * and searches scan until a new one is made. So it cannot differ from the graph, and needs nothing on disk.
 */
export class WordIndexes {
  readonly #open: () => Snapshot;
  readonly #quietMs: number;
  readonly #retryMs: number;
  /** Counts the writes that began or ended. */
  #version = 0;
  #writing = 0;
  #lastWrite = Number.NEGATIVE_INFINITY;
  readonly #made = new Map<string, Made>();
  readonly #making = new Map<string, Promise<void>>();
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor({ open, quietMs = 1_000, retryMs = 60_000 }: WordIndexesOptions) {
    this.#open = open;
    this.#quietMs = quietMs;
    this.#retryMs = retryMs;
  }

  /**
   * The ids of the first nodes of each target that have all words, and of all of them for a target with a condition, which the
   * last may meet; undefined for a target that has to be scanned.
   */
  find(targets: readonly SearchedLabel[], words: readonly QueryWord[]): readonly (readonly string[] | undefined)[] {
    return targets.map((target) => {
      const key = keyOf(target);
      const made = this.#made.get(key);
      if (made?.version === this.#version && performance.now() < made.until) {
        if (target.condition === undefined) return made.index?.find(words, SEARCH_DEPTH);
        const all = made.index?.find(words, MAX_CHECKED + 1);
        return all && all.length > MAX_CHECKED ? undefined : all;
      }
      this.#made.delete(key);
      this.#makeLater(target);
      return undefined;
    });
  }

  /** Notes that a write begins. */
  writeBegins(): void {
    this.#version++;
    this.#writing++;
  }

  /** Notes that a write has ended, in whatever way. */
  writeEnds(): void {
    this.#version++;
    this.#writing--;
    this.#lastWrite = performance.now();
  }

  /** Settles when no index is being made. */
  async settled(): Promise<void> {
    await Promise.all(this.#making.values());
  }

  /** Makes no index any more, and waits for the one that is being made. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.settled();
    this.#made.clear();
  }

  #makeLater(target: TextIndexSpec): void {
    const isQuiet = this.#writing === 0 && performance.now() - this.#lastWrite >= this.#quietMs;
    const key = keyOf(target);
    if (this.#closed || !isQuiet || this.#making.has(key)) return;
    const turn = this.#queue.then(() => this.#make(key, target)).finally(() => this.#making.delete(key));
    this.#queue = turn;
    this.#making.set(key, turn);
  }

  async #make(key: string, target: TextIndexSpec): Promise<void> {
    const version = this.#version;
    const isCurrent = (): boolean => this.#version === version && !this.#closed;
    if (!isCurrent()) return;
    // If the graph cannot be read, searches scan it, and report what is wrong.
    const index = await this.#read(target, isCurrent).catch(() => undefined);
    const until = index ? Number.POSITIVE_INFINITY : performance.now() + this.#retryMs;
    if (isCurrent()) this.#made.set(key, { version, index, until });
  }

  async #read(target: TextIndexSpec, isCurrent: () => boolean): Promise<WordIndex | undefined> {
    const snapshot = this.#open();
    try {
      const [[count] = []] = await snapshot.read(countOf(target));
      if (typeof count !== 'number') return undefined;
      const builder = new WordIndexBuilder();
      for (let skip = 0; skip < count && isCurrent(); skip += SLICE) {
        for (const [id, ...keys] of await snapshot.read(sliceOf(target, skip))) builder.add(String(id), keys);
      }
      // Nothing says that the engine reads in the same order each time.
      return builder.size === count ? await builder.finish() : undefined;
    } finally {
      snapshot.close();
    }
  }
}

const keyOf = ({ label, properties }: TextIndexSpec): string => [label, ...properties.map(({ key }) => key)].join(' ');

const countOf = ({ label }: TextIndexSpec): GraphStatement => ({
  text: `MATCH ${node('n', label)} RETURN count(n) AS nodes`,
  params: {},
});

const sliceOf = ({ label, properties }: TextIndexSpec, skip: number): GraphStatement => ({
  text:
    `MATCH ${node('n', label)} WITH n SKIP $skip LIMIT $slice ` +
    `RETURN ${property('n', 'id')} AS id, ${properties.map(({ key }, index) => `${property('n', key)} AS k${index}`).join(', ')}`,
  params: { skip: BigInt(skip), slice: BigInt(SLICE) },
});
