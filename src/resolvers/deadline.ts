import { GraphError, type Late } from '../graph/index.ts';

/** How long something is under way, however much of it at once. */
class Span {
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

/** The time that an operation has, which all its statements share; and what takes it. */
export class Deadline {
  readonly #timeoutMs: number;
  readonly #start: number;
  readonly #graph = new Span();
  /** What analyses took beside what they read, by their field. */
  readonly #analyses = new Map<string, number>();

  /** `since` is when the request came. */
  constructor(timeoutMs: number, since = performance.now()) {
    this.#timeoutMs = timeoutMs;
    this.#start = since;
  }

  /**
   * Milliseconds that are left.
   * @throws {GraphError} DEADLINE_EXCEEDED where none are.
   */
  left(): number {
    const left = this.#start + this.#timeoutMs - performance.now();
    if (left > 0) return left;
    throw new GraphError('DEADLINE_EXCEEDED', `The operation was not done within ${this.#timeoutMs} ms`);
  }

  /** Waits for the graph. */
  graph<T>(work: () => Promise<T>): Promise<T> {
    return this.#graph.during(work);
  }

  /** Waits for an analysis, which is given what it reads with. */
  async analysis<T>(
    field: string,
    work: (reading: <R>(read: () => Promise<R>) => Promise<R>) => Promise<T>,
  ): Promise<T> {
    const start = performance.now();
    const reads = new Span();
    try {
      return await work((read) => reads.during(read));
    } finally {
      this.#analyses.set(field, performance.now() - start - reads.ms);
    }
  }

  /** What took most of the time. */
  get late(): Late {
    const [field, own] = [...this.#analyses].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
    const graph = this.#graph.ms;
    const rest = performance.now() - this.#start - graph - own;
    if (own >= graph && own >= rest && own > 0) return { took: 'ANALYSIS', field };
    return { took: rest > graph ? 'SERVER' : 'GRAPH' };
  }
}
