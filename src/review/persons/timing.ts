import type { MatchWeight } from '../matching/match-weight.ts';
import { isoDate, type Span, yearOfDay } from './span.ts';

const DAYS_PER_YEAR = 365.25;

/** Compares the times in office of two persons in one country, by the two tenures that match best. */
export function timingWeight(some: readonly Span[], others: readonly Span[]): MatchWeight {
  const all = some.flatMap((one) => others.map((other) => startWeight(one, other) ?? distanceWeight(one, other)));
  return all.reduce((best, next) => (next.bits > best.bits ? next : best), all[0] ?? { bits: 0, reason: '' });
}

/** Weights of the years between two tenures. */
const BITS_BY_GAP: readonly (readonly [maxYears: number, bits: number])[] = [
  // A tenure that follows directly is more likely a successor's.
  [1, -1],
  [10, -0.5],
  [25, -2.5],
  [45, -5],
  [Number.POSITIVE_INFINITY, -8],
];

/** The weight of two tenures that began at about the same time; undefined if they did not. */
function startWeight(one: Span, other: Span): MatchWeight | undefined {
  if (one.from === undefined || other.from === undefined) return undefined;
  const within = Math.max(one.within, other.within);
  const apart = Math.abs(one.from - other.from);
  if (within === 1 && apart === 0) return { bits: 5.5, reason: `tenures begin on the same day, ${isoDate(one.from)}` };
  if (within <= 31 && apart <= 31) return { bits: 4.5, reason: 'tenures begin within a month of each other' };
  if (within <= DAYS_PER_YEAR + 1 && yearOfDay(one.from) === yearOfDay(other.from)) {
    return { bits: within <= 31 ? 2.5 : 2, reason: `tenures begin in the same year, ${yearOfDay(one.from)}` };
  }
  return undefined;
}

function distanceWeight(one: Span, other: Span): MatchWeight {
  if (one.first === undefined || one.last === undefined || other.first === undefined || other.last === undefined) {
    return { bits: 0, reason: 'the dates of the tenures are unknown' };
  }
  const [earlier, later] = one.first <= other.first ? [one, other] : [other, one];
  const years = ((later.first ?? 0) - (earlier.last ?? 0)) / DAYS_PER_YEAR;
  if (years < 0) return { bits: 2, reason: 'tenures overlap' };
  const bits = bitsOfGap(years);
  const apart = years < 1 ? 'tenures follow within a year' : `tenures ${printYears(years)} apart`;
  // The earlier tenure may have lasted longer than its dates say.
  if (earlier.open) {
    return { bits: Math.max(bits, -2.5) / 2, reason: `${apart}, the earlier not known to have ended` };
  }
  return { bits, reason: apart };
}

/** Counts against two persons all of whose tenures, in any country, are more than 25 years apart. */
export function farApartWeight(some: readonly Span[], others: readonly Span[]): MatchWeight {
  const gaps = some.flatMap((one) => others.map((other) => yearsBetween(one, other)));
  const years = Math.min(...gaps.filter((gap) => gap !== undefined));
  if (!Number.isFinite(years) || years <= 25) return { bits: 0, reason: '' };
  return { bits: bitsOfGap(years), reason: `tenures ${printYears(years)} apart` };
}

/** The years between two tenures; negative if they overlap, undefined if a date is missing. */
function yearsBetween(one: Span, other: Span): number | undefined {
  if (one.first === undefined || one.last === undefined || other.first === undefined || other.last === undefined)
    return undefined;
  return Math.max(one.first - other.last, other.first - one.last) / DAYS_PER_YEAR;
}

const bitsOfGap = (years: number): number => BITS_BY_GAP.find(([maxYears]) => years <= maxYears)?.[1] ?? 0;

const printYears = (years: number): string => (years < 1.5 ? 'a year' : `${Math.round(years)} years`);
