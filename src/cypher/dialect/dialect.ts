/**
 * The bounds of one engine's Cypher, and what else differs for whoever sends it. Every engine gets the same statements, so these keep to the narrowest bounds of all:
 * see `AGREED`.
 */
export interface Dialect {
  /** How deep the brackets of a statement may nest, weighted by `NESTING_WEIGHTS`. */
  readonly maxNesting: number;
  /** How many levels the plan of a statement may have. */
  readonly maxPlanLevels: number;
  /** How many values a property may be compared with by `IN`, before that takes too long. */
  readonly maxInValues: number;
  /** Whether a text under an index may be longer than an index key of Neo4j, about 8 kB. */
  readonly takesLongKeys: boolean;
  /** Whether the first run of a statement is slow, because the engine then plans it. */
  readonly plansSlowly: boolean;
  /** The size of the largest statement that it plans in time, and how much of that it plans in a millisecond. See `planningSize`. */
  readonly maxPlanningSize: number;
  readonly plannedPerMs: number;
}

/** How many levels a parser goes down into a subquery, and into any other bracket. */
export const NESTING_WEIGHTS = Object.freeze({ subquery: 2, bracket: 3 });
