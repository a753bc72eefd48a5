import { useMemo } from 'react';
import { type Answer, ExpandDocument, type Note, type Problem, SingleDocument, useAnswers } from '../api/index.ts';
import { useFound } from '../follow/index.ts';
import { type ExplorerState, expandQuestions, type Picture, pictureOf, singleQuestions } from '../state/index.ts';
import { formerIn } from './use-former-ids.ts';

export interface Drawn {
  readonly picture: Picture;
  readonly loading: boolean;
  /** Whether an answer has a problem, also one of an analysis whose panel says so. */
  readonly failed: boolean;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}

/** Asks for what the state draws. `known`: whether it is known which ids stand, so that others are unknown. */
export function usePicture(state: ExplorerState, known: boolean): Drawn {
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
      complete: !loading && known && problems.length === 0 && !all.some(hasFormer),
    });
    const failed = problems.length > 0 || found.failed;
    return { picture, loading, failed, problems, notes: all.flatMap((answer) => answer.notes) };
  }, [state, expanded.answers, single.answers, found.facts, found.failed, loading, known]);
}

/** What was asked for by a former id came under the present one, which is followed. */
const hasFormer = ({ notes }: Answer<unknown>): boolean => formerIn(notes).length > 0;
