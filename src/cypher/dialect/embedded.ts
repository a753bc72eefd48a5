import type { Dialect } from './dialect.ts';

/**
 * The embedded engine. Its parser goes 64 levels deep and its plans 128; the bounds leave a margin for what no weight
 * covers. It plans any other statement at once. It compares each node with each value of an `IN` in turn.
 */
export const EMBEDDED: Dialect = Object.freeze({
  maxNesting: 62,
  maxPlanLevels: 124,
  maxInValues: 1_000,
  takesLongKeys: true,
  plansSlowly: false,
  maxPlanningSize: Number.POSITIVE_INFINITY,
  plannedPerMs: Number.POSITIVE_INFINITY,
});
