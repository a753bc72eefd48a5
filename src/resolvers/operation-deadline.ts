import { GraphError, type Late } from '../graph/index.ts';

/** Measures the time during which at least one piece of work is under way. */
class BusyTime {
  #active = 0;
  #since = 0;
  #ms = 0;

  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#active++ === 0) this.#since = performance.now();
    try {
      return await work();
    } finally {
      if (--this.#active === 0) this.#ms += performance.now() - this.#since;
    }
  }

  get ms(): number {
    return this.#ms + (this.#active > 0 ? performance.now() - this.#since : 0);
  }
}

/** The time limit that all statements of an operation share, and what spends the time. */
export class OperationDeadline {
  readonly #timeoutMs: number;
  readonly #start: number;
  readonly #graph = new BusyTime();
  /** Milliseconds that analyses took outside the graph, by field. */
  readonly #analyses = new Map<string, number>();

  /** The time counts from `since`, when the request arrived. */
  constructor(timeoutMs: number, since = performance.now()) {
    this.#timeoutMs = timeoutMs;
    this.#start = since;
  }

  /**
   * The milliseconds left.
   * @throws {GraphError} DEADLINE_EXCEEDED if none are.
   */
  left(): number {
    const left = this.#start + this.#timeoutMs - performance.now();
    if (left > 0) return left;
    throw new GraphError('DEADLINE_EXCEEDED', `The operation was not done within ${this.#timeoutMs} ms`);
  }

  /** Runs work in the graph. */
  graph<T>(work: () => Promise<T>): Promise<T> {
    return this.#graph.during(work);
  }

  /** Runs an analysis, which has to wrap its reads in `reading`: their time counts for the graph. */
  async analysis<T>(
    field: string,
    work: (reading: <R>(read: () => Promise<R>) => Promise<R>) => Promise<T>,
  ): Promise<T> {
    const start = performance.now();
    const reads = new BusyTime();
    try {
      return await work((read) => reads.during(read));
    } finally {
      this.#analyses.set(field, performance.now() - start - reads.ms);
    }
  }

  /** The part of the operation that took the longest. */
  get late(): Late {
    const [field, own] = [...this.#analyses].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    const graph = this.#graph.ms;
    const rest = performance.now() - this.#start - graph - own;
    if (own >= graph && own >= rest && own > 0) return { took: 'ANALYSIS', field };
    return { took: rest > graph ? 'SERVER' : 'GRAPH' };
  }
}

/** Creates a function that returns the milliseconds since its last call, to a thousandth. */
export function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const elapsed = Math.round((now - last) * 1000) / 1000;
    last = now;
    return elapsed;
  };
}
