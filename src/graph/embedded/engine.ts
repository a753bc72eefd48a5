import { setTimeout as sleep } from 'node:timers/promises';
import type { GrafeoDB, Transaction, WriteCounters } from '@grafeo-db/js';
import { GraphError, messageOf } from '../errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, ReadOptions, WriteOptions } from '../port.ts';
import { Running } from '../running.ts';
import { embeddedError, isPassingConflict } from './errors.ts';
import { ensureEmbeddedIndexes } from './indexes.ts';
import { roundBigInts } from './values.ts';

/** How often a transaction is tried that another one was in the way of, and the first pause in milliseconds. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 10;

/** How long closing waits, in milliseconds, for reads that were given up but still run. */
const GIVEN_UP_MS = 2_000;

/** A read, for as long as the engine is at work on it. */
export interface EngineRead {
  readonly statement: GraphStatement;
  readonly onRow: ReadOptions['onRow'];
  /** True as soon as it was given up: nobody wants its rows any more. */
  late: boolean;
  /** True as soon as a row was handed on. */
  begun?: boolean;
}

/** The embedded engine, wherever it runs. It knows neither deadlines nor bounds: EmbeddedGraph keeps them. */
export interface Engine {
  /** Why it cannot be asked, where it does not mend itself. */
  readonly failure: GraphError | undefined;
  /** Settles when the engine has ended with the read, which may be long after it was given up. */
  read(read: EngineRead): Promise<readonly GraphRow[]>;
  /** Is told that a read was given up; says why, where it never was at work on it. */
  giveUp(read: EngineRead): GraphError | undefined;
  write(statements: readonly GraphStatement[], options: WriteOptions): Promise<void>;
  ensureIndexes(specs: readonly IndexSpec[]): Promise<void>;
  /** Waits for writes and, for a little while, for reads that were given up, and leaves the store clean. */
  close(): Promise<void>;
}

/** The engine inside this process. It owns `db`. */
export class LocalEngine implements Engine {
  readonly failure = undefined;
  readonly #db: GrafeoDB;
  readonly #onDisk: boolean;
  readonly #reads = new Running();
  /** Settles when the last writer in the queue has finished. */
  #queue: Promise<unknown> = Promise.resolve();

  /** `onDisk` where the graph has a file; else it is in memory. */
  constructor(db: GrafeoDB, { onDisk }: { readonly onDisk: boolean }) {
    this.#db = db;
    this.#onDisk = onDisk;
  }

  read(read: EngineRead): Promise<readonly GraphRow[]> {
    return this.#reads.track(this.#run(read));
  }

  /** There is no way to stop it here. */
  giveUp(): undefined {}

  write(statements: readonly GraphStatement[], { savedLater = false }: WriteOptions): Promise<void> {
    return this.#inTurn(() => this.#commit(statements), savedLater);
  }

  ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    return this.#inTurn(() => ensureEmbeddedIndexes(this.#db, specs));
  }

  /** The engine cannot cancel a query but closes cleanly under one, so a read without end does not hold this up. */
  async close(): Promise<void> {
    await this.#queue;
    await Promise.race([this.#reads.idle(), sleep(GIVEN_UP_MS, undefined, { ref: false })]);
    try {
      this.#db.close();
    } catch (error) {
      throw embeddedError(error);
    }
  }

  /** A transaction that is rolled back costs nothing here, and nothing that a read writes can last. */
  async #run(read: EngineRead): Promise<readonly GraphRow[]> {
    const { text, params } = read.statement;
    try {
      const transaction = this.#db.beginTransaction();
      try {
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

  /** One writer at a time, each after all before it, whatever came of them; then what it did goes to disk. */
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
      try {
        return await this.#transact(statements);
      } catch (error) {
        if (attempt === ATTEMPTS || !isPassingConflict(error)) throw error;
        await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1));
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

  /** The engine acknowledges a commit before it is on disk; a checkpoint makes the promise good. */
  #saveToDisk(): void {
    if (!this.#onDisk) return;
    try {
      this.#db.walCheckpoint();
    } catch (error) {
      const message = `The write took effect, but it is not safely on disk yet: ${messageOf(error)}`;
      throw new GraphError('GRAPH_UNAVAILABLE', message, error);
    }
  }
}

function wrote(counters: WriteCounters): boolean {
  return Object.values(counters).some((count) => count > 0);
}

/** After a failed statement a transaction could still be committed there, so every one that fails is rolled back. */
function rollBack(transaction: Transaction): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch {
    // Only a closed graph refuses this, and it has no use for it either.
  }
}
