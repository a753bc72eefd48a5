import type { GraphPort, GraphRow, GraphStatement, IndexSpec, LaneLoad, ReadOptions } from '../../../graph/index.ts';

type Watch = NonNullable<ReadOptions['watch']>;
type Search = GraphPort['search'];

/** A graph whose reads are watched, those of searches too. */
export class WatchedGraph implements GraphPort {
  readonly #graph: GraphPort;
  readonly #watch: Watch;

  constructor(graph: GraphPort, watch: Watch) {
    this.#graph = graph;
    this.#watch = watch;
  }

  get engine(): GraphPort['engine'] {
    return this.#graph.engine;
  }

  get reading(): number {
    return this.#graph.reading;
  }

  get load(): readonly LaneLoad[] {
    return this.#graph.load;
  }

  get failure(): GraphPort['failure'] {
    return this.#graph.failure;
  }

  read(statement: GraphStatement, options?: ReadOptions): Promise<readonly GraphRow[]> {
    return this.#graph.read(statement, { ...options, watch: this.#watch });
  }

  search(request: Parameters<Search>[0], options?: ReadOptions): ReturnType<Search> {
    return this.#graph.search(request, { ...options, watch: this.#watch });
  }

  readVersion(): Promise<string> {
    return this.#graph.readVersion();
  }

  write(...write: Parameters<GraphPort['write']>): Promise<void> {
    return this.#graph.write(...write);
  }

  ensureIndexes(specs: readonly IndexSpec[]): Promise<void> {
    return this.#graph.ensureIndexes(specs);
  }

  ping(): Promise<void> {
    return this.#graph.ping();
  }

  close(): Promise<void> {
    return this.#graph.close();
  }
}
