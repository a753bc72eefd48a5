import type { GraphPort, GraphRow, GraphStatement, IndexSpec, LaneLoad, ReadOptions } from '../graph/index.ts';

type Search = GraphPort['search'];

/** A graph as one request reads it: all its reads have some options, those of searches too. */
export class ReadingGraph implements GraphPort {
  readonly #graph: GraphPort;
  readonly #options: Pick<ReadOptions, 'watch' | 'caller'>;

  constructor(graph: GraphPort, options: Pick<ReadOptions, 'watch' | 'caller'>) {
    this.#graph = graph;
    this.#options = options;
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
    return this.#graph.read(statement, { ...options, ...this.#options });
  }

  search(request: Parameters<Search>[0], options?: ReadOptions): ReturnType<Search> {
    return this.#graph.search(request, { ...options, ...this.#options });
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
