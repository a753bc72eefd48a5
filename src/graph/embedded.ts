import { setTimeout as sleep } from 'node:timers/promises';
import type { GrafeoDB, Transaction, WriteCounters } from '@grafeo-db/js';
import { withDeadline } from './deadline.ts';
import { embeddedError, isPassingConflict } from './embedded-errors.ts';
import { ensureEmbeddedIndexes } from './embedded-indexes.ts';
import { embeddedCandidates } from './embedded-search.ts';
import { roundBigInts } from './embedded-values.ts';
import { closedError, GraphError, messageOf } from './errors.ts';
import { ping } from './ping.ts';
import type {
  GraphPort,
  GraphRow,
  GraphStatement,
  IndexSpec,
  ReadOptions,
  SearchHit,
  SearchRequest,
  WriteOptions,
} from './port.ts';
import { Running } from './running.ts';
import { search } from './search.ts';

/** How often a transaction is tried that another one was in the way of, and the first pause in milliseconds. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 10;

/** How long closing waits, in milliseconds, for reads that were given up but still run. */
const GIVEN_UP_MS = 2_000;

export interface EmbeddedOptions {
  /** True where the graph has a file; else it is in memory. */
  readonly onDisk: boolean;
  readonly timeoutMs: number;
}

/** The port to a graph inside this process. It owns `db`. */
export class EmbeddedGraph implements GraphPort {
  readonly engine = 'embedded';
  readonly #db: GrafeoDB;
  readonly #onDisk: boolean;
  readonly #timeoutMs: number;
  /** What callers wait for, and what the engine does: a read that was given up still runs there. */
  readonly #asked = new Running();
  readonly #working = new Running();
  /** Settles when the last writer in the queue has finished. */
  #queue: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(db: GrafeoDB, { onDisk, timeoutMs }: EmbeddedOptions) {
    this.#db = db;
    this.#onDisk = onDisk;
    this.#timeoutMs = timeoutMs;
  }

  get reading(): number {
    return this.#working.count;
  }

  read(statement: GraphStatement, options?: ReadOptions): Promise<readonly GraphRow[]> {
    if (this.#closing) return Promise.reject(closedError());
    const call = { late: false };
    const work = this.#working.track(this.#run(statement, call, options?.onRow));
    const timeoutMs = options?.timeoutMs ?? this.#timeoutMs;
    return this.#asked.track(
      withDeadline(work, timeoutMs, () => {
        call.late = true;
      }),
    );
  }

  write(statements: readonly GraphStatement[], { savedLater = false }: WriteOptions = {}): Promise<void> {
    return this.#inTurn(() => this.#commit(statements), savedLater);
  }

  search(request: SearchRequest, options?: ReadOptions): Promise<readonly SearchHit[]> {
    return this.#closing ? Promise.reject(closedError()) : search(this, embeddedCandidates, request, options);
  }

  ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    return this.#inTurn(() => ensureEmbeddedIndexes(this.#db, specs));
  }

  ping(): Promise<void> {
    return ping(this);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** A transaction that is rolled back costs nothing here, and nothing that a read writes can last. */
  async #run(
    { text, params }: GraphStatement,
    call: { readonly late: boolean },
    onRow: ReadOptions['onRow'],
  ): Promise<readonly GraphRow[]> {
    try {
      const transaction = this.#db.beginTransaction();
      try {
        const result = await transaction.executeCypher(text, params);
        if (call.late) return [];
        if (wrote(result.counters)) throw new GraphError('QUERY_FAILED', 'A read must not write');
        const rows = result.rows() as GraphRow[];
        roundBigInts(rows);
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
    if (this.#closing) return Promise.reject(closedError());
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

  /** The engine cannot cancel a query but closes cleanly under one, so a read without end does not hold this up. */
  async #close(): Promise<void> {
    await this.#queue;
    await this.#asked.idle();
    await Promise.race([this.#working.idle(), sleep(GIVEN_UP_MS, undefined, { ref: false })]);
    this.#db.close();
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
