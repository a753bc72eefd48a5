import { useMemo } from 'react';
import { ExpandDocument, useAnswers } from '../api/index.ts';
import { type Cut, type DrawnFact, type ExplorerState, expandQuestions, gather, type Picture } from '../state/index.ts';

/** What is drawn, whatever the day. */
export interface AllTime {
  readonly facts: readonly DrawnFact[];
  readonly cuts: readonly Cut[];
}

/** The facts that would be drawn without a day, besides those that are: the question is the one that was asked before the day. */
export function useAllTime(state: ExplorerState, picture: Picture): AllTime {
  const { answers } = useAnswers(ExpandDocument, state.day === null ? [] : expandQuestions({ ...state, day: null }));
  return useMemo(() => {
    if (state.day === null) return { facts: Object.values(picture.facts), cuts: picture.cuts };
    const expanded = answers.flatMap(({ data }) => data ?? []);
    const { facts, cuts } = gather({ expanded, single: [], found: [], complete: false });
    return { facts: Object.values({ ...Object.fromEntries(facts), ...picture.facts }), cuts };
  }, [state.day, answers, picture]);
}
