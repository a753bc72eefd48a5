import { endOf, numberOf } from './calendar.ts';
import type { Dated, Span } from './marks.ts';

/**
 * A stretch of the bar of a fact. BEGINS and ENDS are the days on which it may have begun or ended, known to a month, year or other
 * period; EARLIER is the time before the first observation of what has no beginning; PRESUMED goes on from what is shown.
 */
export interface Stretch {
  readonly kind: 'EARLIER' | 'BEGINS' | 'SHOWN' | 'PRESUMED' | 'ENDS';
  readonly from: number;
  /** The day after the last. */
  readonly until: number;
}

/** What is known of when a fact was in force, within some years. Empty if nothing is. */
export function barOf(fact: Dated, { first, last }: Span): readonly Stretch[] {
  const { from, fromPrecision, until, untilPrecision, firstObserved, lastObserved, presumedUntil } = fact;
  const stretches: Stretch[] = [];
  const add = (kind: Stretch['kind'], begin: number, end: number): void => {
    const [start, stop] = [Math.max(begin, first), Math.min(end, last + 1)];
    if (start < stop) stretches.push({ kind, from: start, until: stop });
  };
  const observed = [firstObserved, lastObserved].filter((day) => day !== null).map(numberOf);
  // The first day on which it has surely begun: at the latest that of the first observation.
  const surely = Math.min(...observed, ...(from === null ? [] : [endOf(from, fromPrecision) - 1]));
  const ending = until === null ? undefined : numberOf(until);
  if (!Number.isFinite(surely)) {
    if (ending !== undefined && until !== null) {
      add('EARLIER', first, ending);
      add('ENDS', ending, endOf(until, untilPrecision));
    }
    return stretches;
  }
  if (from === null) add('EARLIER', first, surely);
  else add('BEGINS', numberOf(from), surely);
  if (ending !== undefined && until !== null) {
    add('SHOWN', surely, Math.max(ending, surely + 1));
    if (untilPrecision !== null && untilPrecision !== 'DAY') add('ENDS', ending, endOf(until, untilPrecision));
    return stretches;
  }
  const shown = Math.max(surely, ...observed) + 1;
  add('SHOWN', surely, shown);
  add('PRESUMED', shown, presumedUntil === null ? last + 1 : numberOf(presumedUntil));
  return stretches;
}
