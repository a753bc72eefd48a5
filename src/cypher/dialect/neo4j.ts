import type { Dialect } from './dialect.ts';

const UNBOUNDED = Number.POSITIVE_INFINITY;

/** Neo4j 5. It has no bound on a statement that the embedded engine would not reach first. */
export const NEO4J: Dialect = Object.freeze({
  maxNesting: UNBOUNDED,
  maxPlanLevels: UNBOUNDED,
  maxInValues: UNBOUNDED,
  takesLongKeys: false,
  plansSlowly: true,
});
