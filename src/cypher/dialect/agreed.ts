import type { Dialect } from './dialect.ts';
import { EMBEDDED } from './embedded.ts';
import { NEO4J } from './neo4j.ts';

/** The dialect of each engine, by the engine's name. */
export const DIALECTS = Object.freeze({ embedded: EMBEDDED, neo4j: NEO4J });

/** The name of an engine. */
export type EngineName = keyof typeof DIALECTS;

const all: readonly Dialect[] = Object.values(DIALECTS);

/** The limits that hold for every engine. */
export const AGREED: Dialect = Object.freeze({
  maxNesting: Math.min(...all.map(({ maxNesting }) => maxNesting)),
  maxPlanLevels: Math.min(...all.map(({ maxPlanLevels }) => maxPlanLevels)),
  maxInValues: Math.min(...all.map(({ maxInValues }) => maxInValues)),
  takesLongKeys: all.every(({ takesLongKeys }) => takesLongKeys),
  plansSlowly: all.some(({ plansSlowly }) => plansSlowly),
  maxPlanningSize: Math.min(...all.map(({ maxPlanningSize }) => maxPlanningSize)),
  plannedPerMs: Math.min(...all.map(({ plannedPerMs }) => plannedPerMs)),
});
