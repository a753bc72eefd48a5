import type { Evidence } from './evidence.ts';
import { isoOf, type Span, yearOf } from './span.ts';

const YEAR = 365.25;

/** What the times in office tell that two have of one country, by the two that fit best. */
export function timingEvidence(some: readonly Span[], others: readonly Span[]): Evidence {
  const all = some.flatMap((one) => others.map((other) => between(one, other)));
  return all.reduce((best, next) => (next.bits > best.bits ? next : best), all[0] ?? { bits: 0, reason: '' });
}

/** Spans of more years between two tenures of a person, and what they tell: the first that is not exceeded holds. */
const GAPS: readonly (readonly [years: number, bits: number])[] = [
  // One that ends as the other begins is rather a successor's.
  [1, -1],
  [10, -0.5],
  [25, -2.5],
  [45, -5],
  [Number.POSITIVE_INFINITY, -8],
];

function between(one: Span, other: Span): Evidence {
  return beginning(one, other) ?? distance(one, other);
}

/** Where both began at about the same time. */
function beginning(one: Span, other: Span): Evidence | undefined {
  if (one.from === undefined || other.from === undefined) return undefined;
  const within = Math.max(one.within, other.within);
  const apart = Math.abs(one.from - other.from);
  if (within === 1 && apart === 0) return { bits: 5.5, reason: `tenures begin on the same day, ${isoOf(one.from)}` };
  if (within <= 31 && apart <= 31) return { bits: 4.5, reason: 'tenures begin within a month of each other' };
  if (within <= YEAR + 1 && yearOf(one.from) === yearOf(other.from)) {
    return { bits: within <= 31 ? 2.5 : 2, reason: `tenures begin in the same year, ${yearOf(one.from)}` };
  }
  return undefined;
}

function distance(one: Span, other: Span): Evidence {
  if (one.first === undefined || one.last === undefined || other.first === undefined || other.last === undefined) {
    return { bits: 0, reason: 'it is not known when the tenures were' };
  }
  const [earlier, later] = one.first <= other.first ? [one, other] : [other, one];
  const years = ((later.first ?? 0) - (earlier.last ?? 0)) / YEAR;
  if (years < 0) return { bits: 2, reason: 'tenures overlap' };
  const bits = bitsOf(years);
  const apart = years < 1 ? 'tenures follow within a year' : `tenures ${wordedYears(years)} apart`;
  // The earlier one may have gone on.
  if (earlier.open) {
    return { bits: Math.max(bits, -2.5) / 2, reason: `${apart}, the earlier of them not known to have ended` };
  }
  return { bits, reason: apart };
}

/** What it tells that two were in office so far from each other, of whatever countries. */
export function farApart(some: readonly Span[], others: readonly Span[]): Evidence {
  const gaps = some.flatMap((one) => others.map((other) => gapOf(one, other)));
  const years = Math.min(...gaps.filter((gap) => gap !== undefined));
  if (!Number.isFinite(years) || years <= 25) return { bits: 0, reason: '' };
  return { bits: bitsOf(years), reason: `tenures ${wordedYears(years)} apart` };
}

function gapOf(one: Span, other: Span): number | undefined {
  if (one.first === undefined || one.last === undefined || other.first === undefined || other.last === undefined)
    return undefined;
  return Math.max(one.first - other.last, other.first - one.last) / YEAR;
}

const bitsOf = (years: number): number => GAPS.find(([most]) => years <= most)?.[1] ?? 0;

const wordedYears = (years: number): string => (years < 1.5 ? 'a year' : `${Math.round(years)} years`);
