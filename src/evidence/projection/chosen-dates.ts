import { timeProblems } from '../entries/date-rules.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import { byText, type Candidate } from './ranking.ts';

/** Candidates for each property, the best first. */
export type ByPath = ReadonlyMap<string, readonly Candidate[]>;

/**
 * The dates of a fact. Its first and last observations are the least and the greatest that any source gives. Its end is the
 * best one that may follow its beginning.
 */
export function chosenDates(candidates: ByPath): EntryValues {
  const dates: Record<string, unknown> = {};
  const first = observed(candidates.get('firstObserved'), 1);
  const last = observed(candidates.get('lastObserved'), -1);
  if (first !== undefined) dates.firstObserved = first;
  if (last !== undefined) dates.lastObserved = last;
  const from = candidates.get('from')?.[0]?.stated;
  if (from) Object.assign(dates, { from: from.value, fromPrecision: from.precision ?? 'DAY' });
  for (const { stated } of candidates.get('until') ?? []) {
    const until = { until: stated.value, untilPrecision: stated.precision ?? 'DAY' };
    if (from && timeProblems({ from: dates.from, fromPrecision: dates.fromPrecision, ...until }).length > 0) continue;
    Object.assign(dates, until);
    break;
  }
  return dates;
}

const observed = (candidates: readonly Candidate[] = [], order: 1 | -1): string | undefined =>
  candidates.map(({ stated }) => stated.value).toSorted((one, other) => order * byText(one, other))[0];
