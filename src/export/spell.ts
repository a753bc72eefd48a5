import { dayBefore, type FactDates, inForceBounds, isDay, LEVEL_BOUNDS } from '../domain/index.ts';

/** The first and the last day, both inclusive. */
export interface Spell {
  readonly start?: string;
  readonly end?: string;
}

/**
 * The days on which a fact is at least presumed to be in force. Without a start, there is none; without an end, there is no
 * last one.
 */
export function presumedSpell(dates: FactDates): Spell {
  const bounds = inForceBounds(dates);
  const [start, until] = LEVEL_BOUNDS.PRESUMED.map((name) => bounds[name]) as [string, string];
  if (!isDay(start) || until <= start) return {};
  return isDay(until) ? { start, end: dayBefore(until) } : { start };
}
