import { Counter, Gauge, type Registry } from 'prom-client';
import type { CacheCounters } from '../../../compiler/index.ts';
import type { Clearance, Statistics } from '../../../domain/index.ts';
import type { GraphPort } from '../../../graph/index.ts';

/** A graph of the server. */
interface ObservedGraph {
  readonly clearance: Clearance;
  readonly graph: Pick<GraphPort, 'load' | 'failure'>;
  readonly statistics: () => Statistics;
}

/** What is read at each scrape. None of it asks a graph. */
export interface Observed {
  readonly graphs: readonly ObservedGraph[];
  readonly compiled: () => CacheCounters;
}

/** Adds what the server knows of its graphs to a registry: size, reads in progress, and compiled operations. */
export function addGraphMetrics(registry: Registry, { graphs, compiled }: Observed): void {
  const registers = [registry];
  new Gauge({
    name: 'entente_graph_reads',
    help: 'Reads in each lane: running, waiting for their turn, and the most that run at once',
    labelNames: ['clearance', 'lane', 'state'],
    registers,
    collect() {
      for (const { clearance, graph } of graphs) {
        for (const { lane, running, waiting, atOnce } of graph.load) {
          this.set({ clearance, lane, state: 'running' }, running);
          this.set({ clearance, lane, state: 'waiting' }, waiting);
          this.set({ clearance, lane, state: 'limit' }, atOnce);
        }
      }
    },
  });
  new Gauge({
    name: 'entente_graph_failed',
    help: '1 if the graph failed permanently and the server must be restarted',
    labelNames: ['clearance'],
    registers,
    collect() {
      for (const { clearance, graph } of graphs) this.set({ clearance }, graph.failure ? 1 : 0);
    },
  });
  new Gauge({
    name: 'entente_graph_nodes',
    help: 'Nodes of each label, as last counted, at most a minute ago',
    labelNames: ['clearance', 'label'],
    registers,
    collect() {
      this.reset();
      for (const { clearance, statistics } of graphs) {
        for (const [label, count] of Object.entries(statistics().nodes)) this.set({ clearance, label }, count);
      }
    },
  });
  addCacheMetrics(registers, compiled);
}

function addCacheMetrics(registers: Registry[], compiled: () => CacheCounters): void {
  new Gauge({
    name: 'entente_compiled_operations',
    help: 'Compiled operations in the cache',
    registers,
    collect() {
      this.set(compiled().size);
    },
  });
  new Counter({
    name: 'entente_compilations_total',
    help: 'Uses of a compiled operation, by whether it was in the cache',
    labelNames: ['result'],
    registers,
    collect() {
      const { hits, misses } = compiled();
      this.reset();
      this.inc({ result: 'hit' }, hits);
      this.inc({ result: 'miss' }, misses);
    },
  });
}
