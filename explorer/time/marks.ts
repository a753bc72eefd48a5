import { dayOfNumber, endOf, numberOf, yearOf, yearStart } from './calendar.ts';

/** The dates of a fact, whatever it is. */
export interface Dated {
  readonly __typename: string;
  readonly id: string;
  readonly from: string | null;
  readonly fromPrecision: string | null;
  readonly until: string | null;
  readonly untilPrecision: string | null;
  readonly firstObserved: string | null;
  readonly lastObserved: string | null;
  readonly presumedUntil: string | null;
}

/** What a date of a fact means, as entries of the API's timeline have it. */
export interface Mark {
  readonly kind: 'BEGINS' | 'HAPPENS' | 'OBSERVED' | 'ENDS';
  readonly day: string;
  readonly precision: string | null;
}

/** The dates at which a fact begins and ends, by the rules of the API's timeline. */
export function marksOf(fact: Dated): readonly Mark[] {
  const { from, fromPrecision, until, untilPrecision, firstObserved } = fact;
  const event = fact.__typename === 'Event';
  const begin: Mark[] =
    from !== null
      ? [{ kind: event ? 'HAPPENS' : 'BEGINS', day: from, precision: fromPrecision }]
      : firstObserved !== null
        ? [{ kind: 'OBSERVED', day: firstObserved, precision: null }]
        : [];
  // An event ends by itself only if it lasts longer than the date on which it happens says.
  const [first] = begin;
  const isShort = (end: string, { day, precision }: Mark): boolean =>
    event && endOf(end, untilPrecision) - 1 <= endOf(day, precision);
  return until !== null && !(first && isShort(until, first))
    ? [...begin, { kind: 'ENDS', day: until, precision: untilPrecision }]
    : begin;
}

/** A stretch of days: the first, and the last one. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * The years of the facts. Of what is not known to have ended, the present is one of its years. Undefined if nothing has a
 * date.
 */
export function spanOf(facts: readonly Dated[], today: string): Span | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const take = (date: string | null): void => {
    if (date === null) return;
    first = Math.min(first, numberOf(date));
    last = Math.max(last, numberOf(date));
  };
  for (const fact of facts) {
    const dates = [fact.from, fact.until, fact.firstObserved, fact.lastObserved];
    dates.forEach(take);
    if (fact.until === null && fact.__typename !== 'Event' && dates.some(Boolean)) take(today);
  }
  return first > last ? undefined : wholeYears(first, last);
}

/** The same years, and those up to a day. */
export function including(span: Span | undefined, day: string | null): Span | undefined {
  if (span === undefined || day === null) return span;
  const number = numberOf(day);
  if (number >= span.first && number <= span.last) return span;
  return wholeYears(Math.min(span.first, number), Math.max(span.last, number));
}

const wholeYears = (first: number, last: number): Span => ({
  first: yearStart(yearOf(first)),
  last: numberOf(`${dayOfNumber(last).slice(0, 4)}-12-31`),
});

/** How many dates fall in some years. */
export interface Bin {
  readonly year: number;
  /** The last of its years. */
  readonly through: number;
  readonly begins: number;
  readonly ends: number;
}

const WIDTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** How many facts begin and end in each stretch of years, of which there are at most so many. A period counts where it begins. */
export function histogramOf(facts: readonly Dated[], { first, last }: Span, most = 120): readonly Bin[] {
  const [from, through] = [yearOf(first), yearOf(last)];
  const width = WIDTHS.find((one) => Math.ceil((through - from + 1) / one) <= most) ?? 1000;
  const count = Math.ceil((through - from + 1) / width);
  const [begins, ends] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
  for (const { kind, day } of facts.flatMap(marksOf)) {
    const bin = Math.floor((yearOf(numberOf(day)) - from) / width);
    const counts = kind === 'ENDS' ? ends : begins;
    if (counts[bin] !== undefined) counts[bin] += 1;
  }
  return begins.map((begun, index) => ({
    year: from + index * width,
    through: Math.min(through, from + (index + 1) * width - 1),
    begins: begun,
    ends: ends[index] ?? 0,
  }));
}
