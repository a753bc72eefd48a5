import { type ClearedGraph, openForServer, type Print, prepareForQueries } from '../../app/index.ts';
import type { Clearance, FormerIds, Statistics } from '../../domain/index.ts';
import { FormerIdsKeeper, type GraphPort, KeptKeeper, StatisticsKeeper, VersionKeeper } from '../../graph/index.ts';
import { keptRelations, type Model, statisticsSpec } from '../../model/index.ts';
import type { LowerGraph } from './served-graph.ts';

/** A graph that is open for serving, with what the server keeps of it while others write to it. */
export class KeptGraph implements LowerGraph {
  readonly clearance: Clearance;
  readonly graph: GraphPort;
  readonly #model: Model;
  readonly #statistics: StatisticsKeeper;
  readonly #kept: KeptKeeper;
  readonly #formerIds: FormerIdsKeeper;
  readonly #version: VersionKeeper;

  private constructor(clearance: Clearance, graph: GraphPort, model: Model) {
    this.clearance = clearance;
    this.graph = graph;
    this.#model = model;
    const spec = statisticsSpec(model);
    this.#statistics = new StatisticsKeeper(graph, spec);
    this.#kept = new KeptKeeper(graph, { kept: keptRelations(model), labels: spec.labels });
    this.#formerIds = new FormerIdsKeeper(graph);
    this.#version = new VersionKeeper(graph);
  }

  /**
   * Opens a graph. `warn` gets what an operator should know.
   * @throws {GraphError} if it cannot be opened.
   */
  static async open({ clearance, graph }: ClearedGraph, model: Model, print: Print, warn: Print): Promise<KeptGraph> {
    return new KeptGraph(clearance, await openForServer(graph, print, warn), model);
  }

  readonly statistics = (): Statistics => this.#statistics.current;
  readonly formerIds = (): FormerIds => this.#formerIds.current;
  /** Also that of the former ids: after a change, those of before may be known for some seconds more. */
  readonly version = (): string | undefined => {
    const { current } = this.#version;
    return current === undefined ? undefined : `${current} ${this.#formerIds.stamp}`;
  };

  /**
   * Seeds the graph if it is empty, and reads what is kept of it.
   * @throws {GraphError} if it cannot be prepared.
   * @throws {SeedError} if it is empty and the seed is invalid.
   */
  async start(print: Print): Promise<void> {
    await prepareForQueries(this.graph, this.#model, print, this.clearance);
    await this.#statistics.start();
    await this.#kept.start();
    await this.#formerIds.start();
    await this.#version.start();
  }

  stop(): void {
    this.#statistics.stop();
    this.#kept.stop();
    this.#formerIds.stop();
    this.#version.stop();
  }
}
