import { type ClearedGraph, type Config, graphsOf, type OpenGraphs, type Print } from '../../app/index.ts';
import type { GraphPort } from '../../graph/index.ts';
import type { Model } from '../../model/index.ts';
import { ClearanceWatch } from './clearance-watch.ts';
import { type GraphChoice, graphChoice } from './graph-choice.ts';
import { KeptGraph } from './kept-graph.ts';

interface Log {
  warn(message: string): void;
}

/** What a server depends on of its graphs: whether all of them answer. */
export type GraphHealth = Pick<GraphPort, 'engine' | 'failure' | 'ping'>;

/** All graphs of a server: the main one, and those for lower clearances. */
export class ServedGraphs {
  readonly main: KeptGraph;
  readonly all: readonly KeptGraph[];
  readonly #watch: ClearanceWatch;

  private constructor(main: KeptGraph, all: readonly KeptGraph[], model: Model, log: Log) {
    this.main = main;
    this.all = all;
    this.#watch = new ClearanceWatch(this.ports, model, log);
  }

  /**
   * Opens all graphs of a configuration.
   * @throws {GraphError} if one of them cannot be opened; the others are closed.
   */
  static async open(config: Config, model: Model, print: Print, log: Log): Promise<ServedGraphs> {
    const opened: KeptGraph[] = [];
    const open = async (one: ClearedGraph): Promise<KeptGraph> => {
      const kept = await KeptGraph.open(one, model, print, (message) => log.warn(message));
      opened.push(kept);
      return kept;
    };
    try {
      const [first, ...others] = graphsOf(config);
      const main = await open(first);
      for (const one of others) await open(one);
      return new ServedGraphs(main, opened, model, log);
    } catch (error) {
      await Promise.allSettled(opened.map(({ graph }) => graph.close()));
      throw error;
    }
  }

  /**
   * Prepares all graphs, and begins to keep what is known of them.
   * @throws {GraphError} if one cannot be prepared.
   * @throws {SeedError} if one is empty and the seed is invalid.
   */
  async start(print: Print): Promise<void> {
    for (const one of this.all) await one.start(print);
    await this.#watch.start();
  }

  /** Which of them answers whom. */
  get choice(): GraphChoice {
    return graphChoice(this.main, this.#lower, this.#watch);
  }

  get health(): GraphHealth {
    return healthOf(this.all.map(({ graph }) => graph));
  }

  stop(): void {
    this.#watch.stop();
    for (const one of this.all) one.stop();
  }

  async close(): Promise<void> {
    const closed = await Promise.allSettled(this.all.map(({ graph }) => graph.close()));
    for (const one of closed) if (one.status === 'rejected') throw one.reason;
  }

  /** Without what is kept of them. */
  get ports(): OpenGraphs {
    return { main: this.main.graph, lower: this.#lower };
  }

  get #lower(): readonly KeptGraph[] {
    return this.all.filter((one) => one !== this.main);
  }
}

/** The health of several graphs together: that of the main one, the first, only if the others are well. */
export function healthOf(graphs: readonly GraphPort[]): GraphHealth {
  const [main] = graphs;
  if (!main) throw new Error('There is no graph');
  return {
    engine: main.engine,
    get failure() {
      return graphs.find(({ failure }) => failure)?.failure;
    },
    ping: async () => void (await Promise.all(graphs.map((graph) => graph.ping()))),
  };
}
