import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, Session } from 'neo4j-driver';
import { withDeadline } from '../deadline.ts';
import { closedError, GraphError } from '../errors.ts';
import { duplicatesError, findDuplicates, isPropertyIndex } from '../indexes.ts';
import { type LaneLoad, Lanes, type LanesLimits, turnOf } from '../lanes.ts';
import { ping } from '../ping.ts';
import type {
  GraphPort,
  GraphRow,
  GraphStatement,
  IndexSpec,
  ReadOptions,
  SearchRequest,
  SearchResult,
} from '../port.ts';
import { Running } from '../running.ts';
import { search } from '../search/search.ts';
import { watched } from '../watched.ts';
import { isConnectionLost, neo4jError } from './errors.ts';
import { ensureNeo4jIndexes } from './indexes.ts';
import { neo4jCandidates } from './search.ts';
import { Neo4jSessions, type RunningRead, type SessionOptions } from './sessions.ts';

/** The server stops a read at its deadline; this end abandons it so many milliseconds later. */
const GRACE_MS = 100;

/** The timeout of a write transaction, in milliseconds. */
const WRITE_MS = 60_000;

/** The timeout of reading the version, in milliseconds. */
const VERSION_MS = 2_000;

/** A dead pooled connection fails within this time, in milliseconds; an unreachable server may take longer. */
const STALE_MS = 1_000;

/** The time the driver needs to notice that the other pooled connections died too, in milliseconds. */
const NOTICE_MS = 50;

/** The sum is below the size of the driver's connection pool, which leaves connections for writes. */
const LIMITS: LanesLimits = {
  light: { atOnce: 40, each: 10, waiting: 1_000 },
  heavy: { atOnce: 4, each: 2, waiting: 24 },
};

export interface Neo4jOptions extends SessionOptions {
  readonly timeoutMs: number;
}

/** The port on a Neo4j server or cluster. It owns `driver`. */
export class Neo4jGraph implements GraphPort {
  readonly engine = 'neo4j';
  readonly #driver: Driver;
  readonly #address: string;
  readonly #timeoutMs: number;
  readonly #sessions: Neo4jSessions;
  readonly #running = new Running();
  readonly #lanes = new Lanes(LIMITS);
  #closing: Promise<void> | undefined;

  constructor(driver: Driver, { timeoutMs, ...options }: Neo4jOptions) {
    this.#driver = driver;
    this.#address = options.address;
    this.#timeoutMs = timeoutMs;
    this.#sessions = new Neo4jSessions(driver, options);
  }

  get reading(): number {
    return this.#lanes.active;
  }

  get load(): readonly LaneLoad[] {
    return this.#lanes.load;
  }

  read(statement: GraphStatement, options: ReadOptions = {}): Promise<readonly GraphRow[]> {
    if (this.#closing) return Promise.reject(closedError());
    const { watch } = options;
    if (!watch) return this.#read(statement, options);
    return watched(statement, watch, (traceparent) => this.#read(statement, options, traceparent));
  }

  #read(statement: GraphStatement, options: ReadOptions, traceparent?: string): Promise<readonly GraphRow[]> {
    const { timeoutMs = this.#timeoutMs, onRow, steps } = options;
    const turn = turnOf(steps, options.timeoutMs, options.caller);
    const read: RunningRead = { end: performance.now() + timeoutMs, onRow, traceparent, late: false, begun: false };
    const work = this.#lanes.run(turn, () => this.#readTwice(statement, read));
    return this.#running.track(
      withDeadline(work, timeoutMs + GRACE_MS, () => {
        read.late = true;
        // Closing resets the connection, which stops the query on the server.
        read.session?.close().catch(() => undefined);
        return this.#lanes.drop(turn);
      }),
    );
  }

  write(statements: readonly GraphStatement[]): Promise<void> {
    return this.#write(async (session) => {
      await session.executeWrite(
        // Sent without waiting for each answer, so that packing one overlaps with the server's work on the one before.
        (transaction) => Promise.all(statements.map(({ text, params }) => transaction.run(text, params))),
        { timeout: WRITE_MS },
      );
    });
  }

  readVersion(): Promise<string> {
    if (this.#closing) return Promise.reject(closedError());
    return this.#running.track(withDeadline(this.#sessions.readVersion(VERSION_MS), VERSION_MS, () => undefined));
  }

  search(request: SearchRequest, options?: ReadOptions): Promise<SearchResult> {
    return this.#closing ? Promise.reject(closedError()) : search(this, neo4jCandidates, request, options);
  }

  async ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    try {
      await this.#write((session) => ensureNeo4jIndexes(session, specs));
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

  /** Retries once on another connection, since a pooled one may have died unnoticed with its server. */
  async #readTwice(statement: GraphStatement, read: RunningRead): Promise<readonly GraphRow[]> {
    const start = performance.now();
    try {
      try {
        return await this.#sessions.read(statement, read);
      } catch (error) {
        if (read.begun || !isConnectionLost(error) || performance.now() - start > STALE_MS) throw error;
        await sleep(NOTICE_MS);
        if (read.late) throw error;
        return await this.#sessions.read(statement, read);
      }
    } catch (error) {
      throw neo4jError(error, this.#address);
    }
  }

  #write(work: (session: Session) => Promise<void>): Promise<void> {
    return this.#closing ? Promise.reject(closedError()) : this.#running.track(this.#sessions.write(work));
  }

  /** Neo4j's own message names one pair of nodes, by internal ids. */
  async #nameDuplicates(specs: readonly IndexSpec[], cause: GraphError): Promise<void> {
    for (const spec of specs.filter(isPropertyIndex).filter(({ unique }) => unique)) {
      const rows = await this.read(findDuplicates(spec), { timeoutMs: WRITE_MS });
      if (rows.length > 0) throw duplicatesError(spec, rows, cause);
    }
  }
}
