import { useMemo } from 'react';
import { ExpandDocument, type Note, type Problem, SingleDocument, useAnswers } from '../api/index.ts';
import { useFound } from '../follow/index.ts';
import { type ExplorerState, expandQuestions, type Picture, pictureOf, singleQuestions } from '../state/index.ts';

export interface Drawn {
  readonly picture: Picture;
  readonly loading: boolean;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

/** Asks for what the state draws. */
export function usePicture(state: ExplorerState): Drawn {
  const expanded = useAnswers(ExpandDocument, expandQuestions(state));
  const single = useAnswers(SingleDocument, singleQuestions(state));
  const found = useFound(state);
  const loading = expanded.loading || single.loading || found.loading;
  return useMemo(() => {
    const all = [...expanded.answers, ...single.answers];
    const problems = all.flatMap((answer) => answer.problems);
    const picture = pictureOf(state, {
      expanded: expanded.answers.flatMap(({ data }) => data ?? []),
      single: single.answers.flatMap(({ data }) => data ?? []),
      found: found.facts,
      complete: !loading && problems.length === 0,
    });
    return { picture, loading, problems, notes: all.flatMap((answer) => answer.notes) };
  }, [state, expanded.answers, single.answers, found.facts, loading]);
}
