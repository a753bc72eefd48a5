import { setTimeout as sleep } from 'node:timers/promises';
import type { GrafeoDB, Transaction, WriteCounters } from '@grafeo-db/js';
import { node } from '../../cypher/index.ts';
import type { QueryWord } from '../../domain/index.ts';
import { GraphError, messageOf } from '../errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, ReadOptions, SearchedLabel, WriteOptions } from '../port.ts';
import { Running } from '../running.ts';
import { diskFailure } from './disk-failure.ts';
import { embeddedError, isRetryableConflict } from './errors.ts';
import { ensureEmbeddedIndexes } from './indexes.ts';
import { LabelCounts } from './label-counts.ts';
import { roundBigInts } from './values.ts';
import { type Snapshot, WordIndexes, type WordIndexesOptions } from './words/word-indexes.ts';

/** Attempts for a transaction that conflicts with another one, and the first pause between them, in milliseconds. */
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 10;

/** How long closing waits for abandoned reads, in milliseconds. */
const ABANDONED_MS = 2_000;

/** A running read. */
export interface EngineRead {
  readonly statement: GraphStatement;
  readonly onRow: ReadOptions['onRow'];
  /** True once abandoned: its rows are not needed any more. */
  late: boolean;
  /** True once a row was passed to `onRow`. */
  begun?: boolean;
}

/** What is looked up in the indexes of words: the nodes that have all words. */
export interface WordsRequest {
  readonly targets: readonly SearchedLabel[];
  readonly words: readonly QueryWord[];
}

/**
 * For each target the ids of its first nodes, in the order of `returnCandidates`, or of all of them if it has a condition;
 * undefined if it has to be scanned.
 */
export type WordsFound = readonly (readonly string[] | undefined)[];

/** The embedded engine, in this process or another. `EmbeddedGraph` adds deadlines and limits. */
export interface Engine {
  /** Set if the engine failed permanently. */
  readonly failure: GraphError | undefined;
  /** Settles when the engine has finished the read, which may be long after it was abandoned. */
  read(read: EngineRead): Promise<readonly GraphRow[]>;
  /** Notes that a read was abandoned. Returns the reason if the engine had not started it. */
  abandon(read: EngineRead): GraphError | undefined;
  write(statements: readonly GraphStatement[], options: WriteOptions): Promise<void>;
  ensureIndexes(specs: readonly IndexSpec[]): Promise<void>;
  /** Looks the words of a search up. */
  find(request: WordsRequest): Promise<WordsFound>;
  /** Waits for writes and, briefly, for abandoned reads, then closes the store. */
  close(): Promise<void>;
}

/** The engine inside this process. It owns `db`. */
export class LocalEngine implements Engine {
  readonly failure = undefined;
  readonly #db: GrafeoDB;
  readonly #onDisk: boolean;
  readonly #reads = new Running();
  readonly #words: WordIndexes;
  readonly #counts = new LabelCounts();
  /** Settles when the last writer in the queue has finished. */
  #queue: Promise<unknown> = Promise.resolve();

  /** `onDisk` is true if the graph has a file. */
  constructor(db: GrafeoDB, { onDisk, words = {} }: LocalOptions) {
    this.#db = db;
    this.#onDisk = onDisk;
    this.#words = new WordIndexes({ open: () => this.#snapshot(), ...words });
  }

  read(read: EngineRead): Promise<readonly GraphRow[]> {
    return this.#reads.track(this.#run(read));
  }

  /** The engine cannot stop a read. */
  abandon(): undefined {}

  write(statements: readonly GraphStatement[], { savedLater = false }: WriteOptions): Promise<void> {
    return this.#inTurn(() => this.#commit(statements), savedLater);
  }

  ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    return this.#inTurn(() => ensureEmbeddedIndexes(this.#db, specs));
  }

  async find({ targets, words }: WordsRequest): Promise<WordsFound> {
    return this.#words.find(targets, words);
  }

  /** Settles when no index of words is being made. */
  indexed(): Promise<void> {
    return this.#words.settled();
  }

  /** The engine closes cleanly while a query runs, so an endless read does not block this. */
  async close(): Promise<void> {
    await this.#queue;
    await this.#words.close();
    await Promise.race([this.#reads.idle(), sleep(ABANDONED_MS, undefined, { ref: false })]);
    try {
      this.#db.close();
    } catch (error) {
      throw embeddedError(error);
    }
  }

  /** Reads of one state of the graph, whatever is written meanwhile. */
  #snapshot(): Snapshot {
    const transaction = this.#db.beginTransaction();
    return {
      read: async ({ text, params }) => (await transaction.executeCypher(text, params)).rows() as GraphRow[],
      close: () => rollBack(transaction),
    };
  }

  /** Rolls the transaction back, which is free, so that a read cannot write anything. */
  async #run(read: EngineRead): Promise<readonly GraphRow[]> {
    try {
      const transaction = this.#db.beginTransaction();
      // Commits happen in this thread, so this is the epoch that the transaction reads.
      const epoch = this.#db.currentEpoch();
      try {
        const { text, params } = await this.#counts.given(read.statement, epoch, (label) => count(transaction, label));
        const result = await transaction.executeCypher(text, params);
        if (read.late) return [];
        if (wrote(result.counters)) throw new GraphError('QUERY_FAILED', 'A read must not write');
        const rows = result.rows() as GraphRow[];
        roundBigInts(rows);
        const { onRow } = read;
        if (onRow) rows.forEach((row) => void onRow(row));
        return rows;
      } finally {
        rollBack(transaction);
      }
    } catch (error) {
      throw embeddedError(error);
    }
  }

  /** Runs one writer at a time, in order, and saves its changes to disk. A failed writer does not affect the next one. */
  #inTurn(job: () => Promise<void>, savedLater = false): Promise<void> {
    const turn = this.#queue.then(job).then(
      () => (savedLater ? undefined : this.#saveToDisk()),
      (error) => {
        throw embeddedError(error);
      },
    );
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #commit(statements: readonly GraphStatement[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      this.#words.writeBegins();
      try {
        return await this.#transact(statements);
      } catch (error) {
        if (attempt === MAX_ATTEMPTS || !isRetryableConflict(error)) throw error;
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      } finally {
        this.#words.writeEnds();
      }
    }
  }

  async #transact(statements: readonly GraphStatement[]): Promise<void> {
    const transaction = this.#db.beginTransaction();
    try {
      for (const { text, params } of statements) await transaction.executeCypher(text, params);
      transaction.commit();
    } catch (error) {
      rollBack(transaction);
      throw error;
    }
  }

  /** The engine acknowledges a commit before it is on disk; a checkpoint makes it durable. */
  #saveToDisk(): void {
    if (!this.#onDisk) return;
    try {
      this.#db.walCheckpoint();
    } catch (error) {
      const why = diskFailure(error);
      const text = why === undefined ? messageOf(error) : `${why}. Mend that, then run it again. (${messageOf(error)})`;
      throw new GraphError('GRAPH_UNAVAILABLE', `The write succeeded but is not yet on disk: ${text}`, error);
    }
  }
}

export interface LocalOptions {
  readonly onDisk: boolean;
  /** When indexes of words are made. */
  readonly words?: Omit<WordIndexesOptions, 'open'>;
}

async function count(transaction: Transaction, label: string): Promise<bigint> {
  const result = await transaction.executeCypher(`MATCH ${node('n', label)} RETURN count(n)`);
  return BigInt(result.scalar() as number);
}

function wrote(counters: WriteCounters): boolean {
  return Object.values(counters).some((count) => count > 0);
}

/** The engine could still commit a transaction after a failed statement, so each failed one is rolled back. */
function rollBack(transaction: Transaction): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch {
    // Only a closed graph refuses a rollback, and it does not need one.
  }
}
