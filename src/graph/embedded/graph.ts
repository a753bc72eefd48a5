import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { withDeadline } from '../deadline.ts';
import { closedError, type GraphError } from '../errors.ts';
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
  WriteOptions,
} from '../port.ts';
import { Running } from '../running.ts';
import { type FindCandidates, search } from '../search/search.ts';
import { watched } from '../watched.ts';
import type { Engine, EngineRead } from './engine.ts';
import { embeddedCandidates } from './search.ts';

const CORES = availableParallelism();

/** A read occupies one core. Heavy reads leave one core for light reads and the server, and no caller takes all places. */
const LIMITS: LanesLimits = {
  light: { atOnce: 8, each: Math.min(6, CORES + 1), waiting: 1_000 },
  heavy: { atOnce: Math.max(1, CORES - 1), each: Math.max(1, CORES - 2), waiting: 24 },
};

export interface EmbeddedOptions {
  readonly timeoutMs: number;
}

/** The port on the embedded engine. It owns `engine`. */
export class EmbeddedGraph implements GraphPort {
  readonly engine = 'embedded';
  readonly #engine: Engine;
  readonly #timeoutMs: number;
  /** Reads in the engine, including abandoned ones. */
  readonly #lanes = new Lanes(LIMITS);
  /** Reads that callers wait for. */
  readonly #pending = new Running();
  /** Only this process has the graph open, so its own writes are all there are. */
  readonly #opened = randomUUID();
  #writes = 0;
  #closing: Promise<void> | undefined;

  constructor(engine: Engine, { timeoutMs }: EmbeddedOptions) {
    this.#engine = engine;
    this.#timeoutMs = timeoutMs;
  }

  get reading(): number {
    return this.#lanes.active;
  }

  get load(): readonly LaneLoad[] {
    return this.#lanes.load;
  }

  get failure(): GraphError | undefined {
    return this.#engine.failure;
  }

  read(statement: GraphStatement, options: ReadOptions = {}): Promise<readonly GraphRow[]> {
    if (this.#closing) return Promise.reject(closedError());
    const { watch } = options;
    return watch ? watched(statement, watch, () => this.#read(statement, options)) : this.#read(statement, options);
  }

  #read(statement: GraphStatement, options: ReadOptions): Promise<readonly GraphRow[]> {
    const { timeoutMs = this.#timeoutMs, onRow, steps } = options;
    const turn = turnOf(steps, options.timeoutMs, options.caller);
    const read: EngineRead = { statement, onRow, late: false };
    const work = this.#lanes.run(turn, () => this.#engine.read(read));
    return this.#pending.track(
      withDeadline(work, timeoutMs, () => {
        read.late = true;
        return this.#lanes.drop(turn) ?? this.#engine.abandon(read);
      }),
    );
  }

  write(statements: readonly GraphStatement[], options: WriteOptions = {}): Promise<void> {
    if (this.#closing) return Promise.reject(closedError());
    // Counted when it ends: a read in between may see it. One that failed may have been written.
    return this.#engine.write(statements, options).finally(() => {
      this.#writes++;
    });
  }

  readVersion(): Promise<string> {
    return this.#closing ? Promise.reject(closedError()) : Promise.resolve(`${this.#opened} ${this.#writes}`);
  }

  search(request: SearchRequest, options?: ReadOptions): Promise<SearchResult> {
    if (this.#closing) return Promise.reject(closedError());
    const looked = new Set<GraphStatement>();
    const find: FindCandidates = async (targets, words, params) => {
      const looking = this.#engine.find({ targets, words });
      const found = await withDeadline(looking, options?.timeoutMs ?? this.#timeoutMs, () => undefined);
      const { statement, scans } = embeddedCandidates(targets, words, { found, params });
      if (!scans) looked.add(statement);
      return statement;
    };
    // A read by ids is light, however many nodes there are.
    const read = (statement: GraphStatement, { steps, ...rest }: ReadOptions = {}) =>
      this.read(statement, steps === undefined || looked.has(statement) ? rest : { ...rest, steps });
    return search({ read }, find, request, options);
  }

  ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    return this.#closing ? Promise.reject(closedError()) : this.#engine.ensureIndexes(specs);
  }

  ping(): Promise<void> {
    return ping(this);
  }

  close(): Promise<void> {
    this.#closing ??= this.#pending.idle().then(() => this.#engine.close());
    return this.#closing;
  }
}
