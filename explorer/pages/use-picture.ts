import { useMemo, useRef } from 'react';
import { type Answer, ExpandDocument, type Note, type Problem, SingleDocument, useAnswers } from '../api/index.ts';
import { useFound } from '../follow/index.ts';
import {
  type DrawnState,
  type ExplorerState,
  expandQuestions,
  type Picture,
  pictureOf,
  singleQuestions,
} from '../state/index.ts';
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
  const { expanded, single, asking } = useDrawnAnswers(state);
  const found = useFound(state);
  const given = useMemo(
    () => ({
      expanded: expanded.flatMap(({ data }) => data ?? []),
      single: single.flatMap(({ data }) => data ?? []),
      found: found.facts,
    }),
    [expanded, single, found.facts],
  );
  const drawn = useDrawnState(state);
  const picture = useMemo(() => pictureOf(drawn, given), [drawn, given]);
  const loading = asking || found.loading;
  return useMemo(() => {
    const all: readonly Answer<unknown>[] = [...expanded, ...single];
    const problems = all.flatMap((answer) => answer.problems);
    const complete = !loading && known && problems.length === 0 && !all.some(hasFormer);
    return {
      // While not all is answered, what did not come is not unknown.
      picture: complete || picture.unknown.length === 0 ? picture : { ...picture, unknown: [] },
      loading,
      failed: problems.length > 0 || found.failed,
      problems,
      notes: all.flatMap((answer) => answer.notes),
    };
  }, [picture, expanded, single, found.failed, loading, known]);
}

/** The answers to what the state draws: until all have come those before, so that no picture is one of two days. */
function useDrawnAnswers(state: ExplorerState) {
  const expanded = useAnswers(ExpandDocument, expandQuestions(state));
  const single = useAnswers(SingleDocument, singleQuestions(state));
  const asking = expanded.loading || single.loading;
  const last = useRef({ expanded: expanded.answers, single: single.answers });
  if (!asking) last.current = { expanded: expanded.answers, single: single.answers };
  return { ...last.current, asking };
}

/** What of the state decides what is drawn of answers: the same as long as nothing of it changes, as on another day. */
function useDrawnState({ roots, expanded, facts, hidden, pinned, levels }: ExplorerState): DrawnState {
  return useMemo(
    () => ({ roots, expanded, facts, hidden, pinned, levels }),
    [roots, expanded, facts, hidden, pinned, levels],
  );
}

/** What was asked for by a former id came under the present one, which is followed. */
const hasFormer = ({ notes }: Answer<unknown>): boolean => formerIn(notes).length > 0;
