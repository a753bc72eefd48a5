import { availableParallelism } from 'node:os';
import { withDeadline } from '../deadline.ts';
import { closedError, type GraphError } from '../errors.ts';
import { Lanes, type LanesLimits, turnOf } from '../lanes.ts';
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
import { search } from '../search/search.ts';
import type { Engine, EngineRead } from './engine.ts';
import { embeddedCandidates } from './search.ts';

/** A read takes a core for itself: one is left to those that end soon, and to the server. */
const LIMITS: LanesLimits = {
  light: { atOnce: 8, waiting: 1_000 },
  heavy: { atOnce: Math.max(1, availableParallelism() - 1), waiting: 24 },
};

export interface EmbeddedOptions {
  readonly timeoutMs: number;
}

/** The port to a graph on the embedded engine. It owns `engine`. */
export class EmbeddedGraph implements GraphPort {
  readonly engine = 'embedded';
  readonly #engine: Engine;
  readonly #timeoutMs: number;
  /** What the engine is at work on: a read that was given up still runs there. */
  readonly #lanes = new Lanes(LIMITS);
  /** What callers wait for. */
  readonly #asked = new Running();
  #closing: Promise<void> | undefined;

  constructor(engine: Engine, { timeoutMs }: EmbeddedOptions) {
    this.#engine = engine;
    this.#timeoutMs = timeoutMs;
  }

  get reading(): number {
    return this.#lanes.active;
  }

  get failure(): GraphError | undefined {
    return this.#engine.failure;
  }

  read(statement: GraphStatement, options: ReadOptions = {}): Promise<readonly GraphRow[]> {
    if (this.#closing) return Promise.reject(closedError());
    const { timeoutMs = this.#timeoutMs, onRow, steps } = options;
    const turn = turnOf(steps, options.timeoutMs);
    const read: EngineRead = { statement, onRow, late: false };
    const work = this.#lanes.run(turn, () => this.#engine.read(read));
    return this.#asked.track(
      withDeadline(work, timeoutMs, () => {
        read.late = true;
        return this.#lanes.drop(turn) ?? this.#engine.giveUp(read);
      }),
    );
  }

  write(statements: readonly GraphStatement[], options: WriteOptions = {}): Promise<void> {
    return this.#closing ? Promise.reject(closedError()) : this.#engine.write(statements, options);
  }

  search(request: SearchRequest, options?: ReadOptions): Promise<SearchResult> {
    return this.#closing ? Promise.reject(closedError()) : search(this, embeddedCandidates, request, options);
  }

  ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    return this.#closing ? Promise.reject(closedError()) : this.#engine.ensureIndexes(specs);
  }

  ping(): Promise<void> {
    return ping(this);
  }

  close(): Promise<void> {
    this.#closing ??= this.#asked.idle().then(() => this.#engine.close());
    return this.#closing;
  }
}
