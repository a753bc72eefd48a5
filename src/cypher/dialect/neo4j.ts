import type { Dialect } from './dialect.ts';

const UNBOUNDED = Number.POSITIVE_INFINITY;

/**
 * Neo4j 5. It has no bound on how deep a statement nests, but takes long to plan a large one: a warm server about 170 ms for
 * 1,000 characters, on one core.
 */
export const NEO4J: Dialect = Object.freeze({
  maxNesting: UNBOUNDED,
  maxPlanLevels: UNBOUNDED,
  maxInValues: UNBOUNDED,
  takesLongKeys: false,
  plansSlowly: true,
  maxPlanningSize: 40_000,
  plannedPerMs: 6,
});
