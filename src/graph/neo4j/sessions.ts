import {
  bookmarkManager,
  type Driver,
  type Record as Neo4jRecord,
  type Result,
  type ResultSummary,
  type Session,
} from 'neo4j-driver';
import { PROBE } from '../ping.ts';
import type { GraphRow, GraphStatement, GraphValue } from '../port.ts';
import { neo4jError } from './errors.ts';
import { gatherLists } from './lists.ts';

export interface SessionOptions {
  /** The server's address, for messages. */
  readonly address: string;
  /** The database; by default the user's home database. */
  readonly database?: string;
}

/** A running read. */
export interface RunningRead {
  /** Its deadline, by `performance.now`. */
  readonly end: number;
  readonly onRow: ((row: GraphRow) => void) | undefined;
  /** The span it belongs to, which Neo4j keeps with the transaction. */
  readonly traceparent: string | undefined;
  /** True once abandoned. */
  late: boolean;
  /** True once a row arrived. */
  begun: boolean;
  session?: Session;
}

/** Runs statements in sessions of one driver. They share bookmarks, so a read sees earlier writes, on a cluster too. */
export class Neo4jSessions {
  readonly #driver: Driver;
  readonly #address: string;
  readonly #bookmarks = bookmarkManager();
  #database: string | undefined;

  constructor(driver: Driver, { address, database }: SessionOptions) {
    this.#driver = driver;
    this.#address = address;
    this.#database = database;
  }

  #session(defaultAccessMode: 'READ' | 'WRITE'): Session {
    const database = this.#database;
    const settings = { defaultAccessMode, bookmarkManager: this.#bookmarks };
    return this.#driver.session(database === undefined ? settings : { ...settings, database });
  }

  /**
   * Names the home database from now on. Without a name, the driver asks for it again and again, and only of the member that
   * the address names: without that one, it would find no other.
   */
  #nameDatabase({ database: { name } }: ResultSummary): void {
    this.#database ??= name || undefined;
  }

  /** @throws the driver's error. */
  async read(statement: GraphStatement, read: RunningRead): Promise<readonly GraphRow[]> {
    const { text, params } = gatherLists(statement);
    const session = this.#session('READ');
    read.session = session;
    try {
      const timeout = Math.max(1, Math.ceil(read.end - performance.now()));
      const result = withoutStack(() => session.run(text, params, { timeout, ...metadataOf(read) }));
      return await rowsOf(result, read, (summary) => this.#nameDatabase(summary));
    } finally {
      await session.close();
    }
  }

  /**
   * The bookmark that a read ends with: it names the last transaction that was committed, by whomever.
   * @throws {GraphError}
   */
  async readVersion(timeoutMs: number): Promise<string> {
    const session = this.#session('READ');
    try {
      await session.run(PROBE.text, PROBE.params, { timeout: timeoutMs });
      return [...session.lastBookmarks()].sort().join(' ');
    } catch (error) {
      throw neo4jError(error, this.#address);
    } finally {
      await session.close();
    }
  }

  /** @throws {GraphError} */
  async write(work: (session: Session) => Promise<void>): Promise<void> {
    const session = this.#session('WRITE');
    try {
      await work(session);
    } catch (error) {
      throw neo4jError(error, this.#address);
    } finally {
      await session.close();
    }
  }
}

const metadataOf = ({ traceparent }: RunningRead) => traceparent !== undefined && { metadata: { traceparent } };

/** The driver records the caller's stack for its errors, which are replaced here. That takes a tenth of a point read. */
function withoutStack<T>(call: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return call();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function rowsOf(
  result: Result,
  read: RunningRead,
  onSummary: (summary: ResultSummary) => void,
): Promise<readonly GraphRow[]> {
  return new Promise((resolve, reject) => {
    const rows: GraphRow[] = [];
    result.subscribe({
      onNext: (record) => {
        const row = rowOf(record);
        rows.push(row);
        read.begun = true;
        if (!read.late) read.onRow?.(row);
      },
      onCompleted: (summary) => {
        onSummary(summary);
        resolve(rows);
      },
      onError: reject,
    });
  });
}

function rowOf(record: Neo4jRecord): GraphRow {
  const row = new Array<GraphValue>(record.length);
  for (let i = 0; i < row.length; i++) row[i] = record.get(i);
  return row;
}
