import type { InForceLevel } from '../../domain/index.ts';
import type { FilteredFrom } from './anchor.ts';
import type { From } from './types/from.ts';
import { mapInner, type Predicate } from './types/predicate.ts';

/** The same rows with facts in force at another level: on the way to them, in their own condition, and in those on related facts. */
export const atLevel = ({ from, condition }: FilteredFrom, level: InForceLevel): FilteredFrom => ({
  from: fromAtLevel(from, level),
  condition: conditionAtLevel(condition, level),
});

const fromAtLevel = (from: From, level: InForceLevel): From =>
  from.kind === 'path'
    ? { ...from, hops: from.hops.map((hop) => ({ ...hop, condition: conditionAtLevel(hop.condition, level) })) }
    : from;

export const conditionAtLevel = (condition: Predicate, level: InForceLevel): Predicate =>
  condition.kind === 'inForce' || condition.kind === 'begun'
    ? { ...condition, level }
    : mapInner(condition, (inner) => conditionAtLevel(inner, level));
