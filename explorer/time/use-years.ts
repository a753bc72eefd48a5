import { useMemo } from 'react';
import { DatesDocument, useAnswers } from '../api/index.ts';
import { datesIn, datesQuestions } from './all-dates.ts';
import { type Span, spanOf } from './marks.ts';
import type { AllTime } from './use-all-time.ts';

export interface KnownYears {
  readonly span: Span | undefined;
  /** Whether there may be facts in other years, since a list is cut and its dates are not known. */
  readonly cut: boolean;
}

/** The years of all facts of the lists that are drawn, also of those facts that were cut. */
export function useYears({ facts, cuts }: AllTime, today: string): KnownYears {
  const { answers, loading } = useAnswers(DatesDocument, datesQuestions(cuts));
  const dates = useMemo(() => datesIn(answers.flatMap(({ data }) => data ?? [])), [answers]);
  const some = cuts.some(({ shown, total }) => shown < total);
  const span = useMemo(() => spanOf(some ? [...facts, ...dates] : facts, today), [facts, dates, some, today]);
  return { span, cut: some && !loading && answers.some(({ problems }) => problems.length > 0) };
}
