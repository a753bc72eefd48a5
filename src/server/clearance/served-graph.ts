import type { Clearance, FormerIds, Statistics } from '../../domain/index.ts';
import type { GraphPort } from '../../graph/index.ts';

/** A graph that answers callers, with what the server knows of it. */
export interface ServedGraph {
  readonly graph: GraphPort;
  /** Its current statistics. */
  readonly statistics: () => Statistics;
  /** The ids that were joined away in it, as known now. */
  readonly formerIds: () => FormerIds;
  /** Its version, by which answers are tagged; undefined while it is not known, or the graph must not answer. */
  readonly version: () => string | undefined;
}

/** A graph with the sources up to a clearance. */
export interface LowerGraph extends ServedGraph {
  readonly clearance: Clearance;
}
