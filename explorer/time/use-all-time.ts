import { useMemo } from 'react';
import { ExpandDocument, useAnswers } from '../api/index.ts';
import { type Cut, type DrawnFact, type ExplorerState, expandQuestions, gather, type Picture } from '../state/index.ts';
import { withOthers } from './all-facts.ts';

/** What is drawn, whatever the day. */
export interface AllTime {
  readonly facts: readonly DrawnFact[];
  readonly cuts: readonly Cut[];
}

/** The facts that would be drawn without a day, besides those that are: the question is the one that was asked before the day. */
export function useAllTime(state: ExplorerState, picture: Picture): AllTime {
  const undated = state.day === null;
  const { answers } = useAnswers(ExpandDocument, undated ? [] : expandQuestions({ ...state, day: null }));
  const gathered = useMemo(() => {
    const { facts, cuts } = gather({ expanded: answers.flatMap(({ data }) => data ?? []), single: [], found: [] });
    return { byId: facts, facts: [...facts.values()], cuts };
  }, [answers]);
  const facts = useMemo(
    () => (undated ? Object.values(picture.facts) : withOthers(gathered, picture.facts)),
    [undated, gathered, picture.facts],
  );
  const cuts = undated ? picture.cuts : gathered.cuts;
  return useMemo(() => ({ facts, cuts }), [facts, cuts]);
}
