import { lastOfPeriod, periodEnd, yearsAfter } from '../../domain/index.ts';
import type { NodeType, Presumption } from '../../model/index.ts';
import type { EntryValues } from '../entries/entry-schema.ts';

/**
 * The day from which something speaks against presuming that a fact is still in force, by the rule of its type; undefined if
 * nothing does, or its end is known to the day.
 * @param succeededOn - the day from which someone else is shown in its place
 */
export function presumedUntil(
  { presumed }: NodeType,
  values: EntryValues,
  succeededOn: string | undefined,
): string | undefined {
  if (!presumed) return undefined;
  const until = dateOf(values, 'until');
  if (until?.precision === 'DAY') return undefined;
  const [first] = [until ? undefined : limitOf(presumed, values), succeededOn]
    .filter((day) => day !== undefined)
    .toSorted();
  return until && first !== undefined && first >= lastOfPeriod(until.day, until.precision) ? undefined : first;
}

/** The day that the dates of the fact itself give. */
function limitOf({ during, until, after }: Presumption, values: EntryValues): string | undefined {
  const [within, end, begin] = [during, until, after?.field].map((name) => name && dateOf(values, name));
  const days = [
    within && periodEnd(within.day, within.precision),
    end
      ? lastOfPeriod(end.day, end.precision)
      : begin && yearsAfter(lastOfPeriod(begin.day, begin.precision), after?.years ?? 0),
  ];
  return days.filter((day) => typeof day === 'string' && day !== '').toSorted()[0] as string | undefined;
}

interface StatedDate {
  readonly day: string;
  readonly precision: string;
}

/** A date with its precision. One observation counts as the first and the last one. */
function dateOf(values: EntryValues, name: string): StatedDate | undefined {
  const day = values[name] ?? (name === 'lastObserved' ? values.firstObserved : undefined);
  return typeof day === 'string' ? { day, precision: String(values[`${name}Precision`] ?? 'DAY') } : undefined;
}
