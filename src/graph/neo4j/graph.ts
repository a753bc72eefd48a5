import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BookmarkManager,
  bookmarkManager,
  type Driver,
  type Record as Neo4jRecord,
  type Result,
  type Session,
} from 'neo4j-driver';
import { withDeadline } from '../deadline.ts';
import { closedError, GraphError } from '../errors.ts';
import { duplicatesError, duplicatesOf, isPropertyIndex } from '../indexes.ts';
import { Lanes, type LanesLimits, turnOf } from '../lanes.ts';
import { ping } from '../ping.ts';
import type {
  GraphPort,
  GraphRow,
  GraphStatement,
  GraphValue,
  IndexSpec,
  ReadOptions,
  SearchRequest,
  SearchResult,
} from '../port.ts';
import { Running } from '../running.ts';
import { search } from '../search/search.ts';
import { isConnectionLost, neo4jError } from './errors.ts';
import { ensureNeo4jIndexes } from './indexes.ts';
import { gatherLists } from './lists.ts';
import { neo4jCandidates } from './search.ts';

/** How much later than the server, in milliseconds, this end gives a read up. */
const GRACE_MS = 100;

/** How long a transaction that writes may take, in milliseconds. */
const WRITE_MS = 60_000;

/** A pooled connection that died unnoticed shows it this soon, in milliseconds; a server that is gone may take longer. */
const STALE_MS = 1_000;

/** Together they are fewer than the connections of the driver's pool, so that what writes has some as well. */
const LIMITS: LanesLimits = {
  light: { atOnce: 40, waiting: 1_000 },
  heavy: { atOnce: 4, waiting: 24 },
};

/** What the driver needs, in milliseconds, to notice that the pool's other connections died with it. */
const NOTICE_MS = 50;

export interface Neo4jOptions {
  /** The server's address, for messages. */
  readonly address: string;
  /** The database; left out: the user's own. */
  readonly database?: string;
  readonly timeoutMs: number;
}

/** A read under way. */
interface Call {
  /** Its deadline, as `performance.now` gives it. */
  readonly end: number;
  readonly onRow: ((row: GraphRow) => void) | undefined;
  /** True as soon as it was given up. */
  late: boolean;
  /** True as soon as a row came. */
  begun: boolean;
  session?: Session;
}

/** The port to a Neo4j server or cluster. It owns `driver`. */
export class Neo4jGraph implements GraphPort {
  readonly engine = 'neo4j';
  readonly #driver: Driver;
  readonly #address: string;
  readonly #timeoutMs: number;
  readonly #running = new Running();
  readonly #lanes = new Lanes(LIMITS);
  /** The sessions of one port share their bookmarks: on a cluster too, a read sees what was written before it. */
  readonly #reading: SessionSettings;
  readonly #writing: SessionSettings;
  #closing: Promise<void> | undefined;

  constructor(driver: Driver, { address, database, timeoutMs }: Neo4jOptions) {
    this.#driver = driver;
    this.#address = address;
    this.#timeoutMs = timeoutMs;
    const shared = { bookmarkManager: bookmarkManager(), ...(database !== undefined && { database }) };
    this.#reading = { ...shared, defaultAccessMode: 'READ' };
    this.#writing = { ...shared, defaultAccessMode: 'WRITE' };
  }

  get reading(): number {
    return this.#lanes.active;
  }

  read(statement: GraphStatement, options: ReadOptions = {}): Promise<readonly GraphRow[]> {
    if (this.#closing) return Promise.reject(closedError());
    const { timeoutMs = this.#timeoutMs, onRow, steps } = options;
    const turn = turnOf(steps, options.timeoutMs);
    const call: Call = { end: performance.now() + timeoutMs, onRow, late: false, begun: false };
    const work = this.#lanes.run(turn, () => this.#tryTwice(statement, call));
    return this.#running.track(
      withDeadline(work, timeoutMs + GRACE_MS, () => {
        call.late = true;
        // Closing resets the connection, which stops the query on the server.
        call.session?.close().catch(() => undefined);
        return this.#lanes.drop(turn);
      }),
    );
  }

  write(statements: readonly GraphStatement[]): Promise<void> {
    return this.#withWriter(async (session) => {
      await session.executeWrite(
        // Sent without waiting for each, so that one is packed while the server is at work on that before it.
        (transaction) => Promise.all(statements.map(({ text, params }) => transaction.run(text, params))),
        { timeout: WRITE_MS },
      );
    });
  }

  search(request: SearchRequest, options?: ReadOptions): Promise<SearchResult> {
    return this.#closing ? Promise.reject(closedError()) : search(this, neo4jCandidates, request, options);
  }

  async ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    try {
      await this.#withWriter((session) => ensureNeo4jIndexes(session, specs));
    } catch (error) {
      if (error instanceof GraphError && error.code === 'CONFLICT') await this.#nameDuplicates(specs, error);
      throw error;
    }
  }

  ping(): Promise<void> {
    return ping(this);
  }

  close(): Promise<void> {
    this.#closing ??= this.#running.idle().then(() => this.#driver.close());
    return this.#closing;
  }

  /** A pooled connection may have died unnoticed, with a server or a cluster's member: once more on another one. */
  async #tryTwice(statement: GraphStatement, call: Call): Promise<readonly GraphRow[]> {
    const start = performance.now();
    try {
      try {
        return await this.#run(statement, call);
      } catch (error) {
        if (call.begun || !isConnectionLost(error) || performance.now() - start > STALE_MS) throw error;
        await sleep(NOTICE_MS);
        if (call.late) throw error;
        return await this.#run(statement, call);
      }
    } catch (error) {
      throw neo4jError(error, this.#address);
    }
  }

  async #run(statement: GraphStatement, call: Call): Promise<readonly GraphRow[]> {
    const { text, params } = gatherLists(statement);
    const session = this.#driver.session(this.#reading);
    call.session = session;
    try {
      return await rowsOf(
        withoutStack(() =>
          session.run(text, params, { timeout: Math.max(1, Math.ceil(call.end - performance.now())) }),
        ),
        call,
      );
    } finally {
      await session.close();
    }
  }

  async #write(work: (session: Session) => Promise<void>): Promise<void> {
    const session = this.#driver.session(this.#writing);
    try {
      await work(session);
    } catch (error) {
      throw neo4jError(error, this.#address);
    } finally {
      await session.close();
    }
  }

  #withWriter(work: (session: Session) => Promise<void>): Promise<void> {
    return this.#closing ? Promise.reject(closedError()) : this.#running.track(this.#write(work));
  }

  /** Neo4j's own words name one pair of nodes by their internal ids. */
  async #nameDuplicates(specs: readonly IndexSpec[], cause: GraphError): Promise<void> {
    for (const spec of specs.filter(isPropertyIndex).filter(({ unique }) => unique)) {
      const rows = await this.read(duplicatesOf(spec), { timeoutMs: WRITE_MS });
      if (rows.length > 0) throw duplicatesError(spec, rows, cause);
    }
  }
}

interface SessionSettings {
  readonly defaultAccessMode: 'READ' | 'WRITE';
  readonly bookmarkManager: BookmarkManager;
  readonly database?: string;
}

/** The driver notes the caller's stack for errors, which are made anew here: a tenth of the time of a point read. */
function withoutStack<T>(call: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return call();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function rowsOf(result: Result, call: Call): Promise<readonly GraphRow[]> {
  return new Promise((resolve, reject) => {
    const rows: GraphRow[] = [];
    result.subscribe({
      onNext: (record) => {
        const row = rowOf(record);
        rows.push(row);
        call.begun = true;
        if (!call.late) call.onRow?.(row);
      },
      onCompleted: () => resolve(rows),
      onError: reject,
    });
  });
}

function rowOf(record: Neo4jRecord): GraphRow {
  const row = new Array<GraphValue>(record.length);
  for (let i = 0; i < row.length; i++) row[i] = record.get(i);
  return row;
}
