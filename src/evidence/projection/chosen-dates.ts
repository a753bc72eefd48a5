import { timeProblems } from '../entries/date-rules.ts';
import type { EntryValues } from '../entries/entry-schema.ts';
import type { ByPath } from './ranked-values.ts';
import { byText, type Candidate } from './ranking.ts';

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
  const from = candidates.get('from')?.[0];
  if (from) Object.assign(dates, beginning(from));
  const until = chosenEnd(candidates);
  if (until) Object.assign(dates, end(until));
  return dates;
}

/** The best end that may follow the beginning; undefined if there is none. */
export function chosenEnd(candidates: ByPath): Candidate | undefined {
  const from = candidates.get('from')?.[0];
  return candidates
    .get('until')
    ?.find((until) => !from || timeProblems({ ...beginning(from), ...end(until) }).length === 0);
}

const beginning = ({ stated }: Candidate) => ({ from: stated.value, fromPrecision: stated.precision ?? 'DAY' });
const end = ({ stated }: Candidate) => ({ until: stated.value, untilPrecision: stated.precision ?? 'DAY' });

const observed = (candidates: readonly Candidate[] = [], order: 1 | -1): string | undefined =>
  candidates.map(({ stated }) => stated.value).toSorted((one, other) => order * byText(one, other))[0];
