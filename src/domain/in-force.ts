import { lastOfPeriod, periodEnd } from './period.ts';

/** Whether a fact is in force on a day: the values of the API's enum `InForce`, from the surest down. */
export const IN_FORCE = ['SHOWN', 'PRESUMED', 'POSSIBLE', 'NOT'] as const;
export type InForce = (typeof IN_FORCE)[number];

/** What `at` can ask for, at least that, from the surest down: the values of the API's enum `InForceLevel`. */
export const IN_FORCE_LEVELS = ['SHOWN', 'PRESUMED', 'POSSIBLE'] as const satisfies readonly InForce[];
export type InForceLevel = (typeof IN_FORCE_LEVELS)[number];

/** The level of `at` where none is given. */
export const DEFAULT_LEVEL: InForceLevel = 'PRESUMED';

/** The dates of a fact; null or undefined if unknown. */
export interface FactDates {
  readonly from?: string | null | undefined;
  readonly fromPrecision?: string | null | undefined;
  readonly firstObserved?: string | null | undefined;
  readonly until?: string | null | undefined;
  readonly untilPrecision?: string | null | undefined;
  readonly lastObserved?: string | null | undefined;
  /** The day from which something speaks against presuming that it is still in force. */
  readonly presumedUntil?: string | null | undefined;
}

/** The stored properties with the days between which a fact is in force, as text. None is ever missing. */
export const IN_FORCE_BOUNDS = [
  'shown_from',
  'shown_until',
  'presumed_until',
  'possible_from',
  'possible_until',
] as const;
export type InForceBounds = Readonly<Record<(typeof IN_FORCE_BOUNDS)[number], string>>;

/** The bounds of each level: a fact is at least that from the first to the day before the second. */
export const LEVEL_BOUNDS: Readonly<
  Record<InForceLevel, readonly [from: keyof InForceBounds, until: keyof InForceBounds]>
> = {
  SHOWN: ['shown_from', 'shown_until'],
  PRESUMED: ['shown_from', 'presumed_until'],
  POSSIBLE: ['possible_from', 'possible_until'],
};

/** Before and behind every day of the calendar, as text. */
const EVER = '0000';
const NEVER = '9999-99';

/**
 * The days between which a fact is in force. It has surely begun from the last day that `from` can be, or from when it is
 * observed; it has surely ended from the last day that `until` can be; it has surely not ended before the first day that
 * `until` can be, and while it is observed. Where observations contradict dates, the dates decide. `docs/time.md` has the
 * rule as a table.
 */
export function inForceBounds(dates: FactDates): InForceBounds {
  const { from, fromPrecision, until, untilPrecision, presumedUntil } = dates;
  const first = dates.firstObserved ?? dates.lastObserved;
  const last = dates.lastObserved ?? dates.firstObserved;
  const possibleFrom = from ?? EVER;
  const possibleUntil = until ? lastOfPeriod(until, untilPrecision ?? 'DAY') : NEVER;
  const begun = least(from ? lastOfPeriod(from, fromPrecision ?? 'DAY') : NEVER, first ?? NEVER);
  const standing = greatest(until ?? EVER, last ? periodEnd(last, 'DAY') : EVER);
  const shownUntil = least(standing, possibleUntil);
  return {
    shown_from: greatest(begun, possibleFrom),
    shown_until: shownUntil,
    presumed_until: least(possibleUntil, greatest(shownUntil, presumedUntil ?? NEVER)),
    possible_from: possibleFrom,
    possible_until: possibleUntil,
  };
}

/** Whether a fact with these bounds is in force on a day. */
export function inForceOn(bounds: InForceBounds, day: string): InForce {
  return IN_FORCE_LEVELS.find((level) => isAtLeast(bounds, level, day)) ?? 'NOT';
}

function isAtLeast(bounds: InForceBounds, level: InForceLevel, day: string): boolean {
  const [from, until] = LEVEL_BOUNDS[level];
  return bounds[from] <= day && day < bounds[until];
}

const least = (one: string, other: string): string => (one < other ? one : other);
const greatest = (one: string, other: string): string => (one > other ? one : other);
