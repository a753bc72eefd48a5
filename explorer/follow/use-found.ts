import { useMemo } from 'react';
import {
  type Answer,
  CommonTiesDocument,
  type CommonTiesQuery,
  PathsDocument,
  type PathsQuery,
  useAnswer,
} from '../api/index.ts';
import type { DrawnFact, ExplorerState } from '../state/index.ts';
import { pathsQuestion, sharedQuestion } from './questions.ts';

export interface Found {
  readonly facts: readonly DrawnFact[];
  readonly paths: Answer<PathsQuery> | undefined;
  readonly shared: Answer<CommonTiesQuery> | undefined;
  readonly loading: boolean;
  readonly failed: boolean;
}

/** The facts that the open panel found to be drawn with the rest. */
export function useFound(state: ExplorerState): Found {
  const paths = useAnswer(PathsDocument, pathsQuestion(state));
  const shared = useAnswer(CommonTiesDocument, sharedQuestion(state));
  return useMemo(
    () => ({
      facts: [...factsOfChains(paths.answer?.data), ...factsShared(shared.answer?.data)],
      paths: paths.answer,
      shared: shared.answer,
      loading: paths.loading || shared.loading,
      failed: [paths, shared].some(({ answer }) => answer !== undefined && answer.problems.length > 0),
    }),
    [paths, shared],
  );
}

const factsOfChains = (data: PathsQuery | undefined): readonly DrawnFact[] =>
  (data?.paths?.chains ?? []).flatMap(({ steps }) => steps.map(({ fact }) => fact));

const factsShared = (data: CommonTiesQuery | undefined): readonly DrawnFact[] => [
  ...(data?.commonTies?.actors ?? []).flatMap(({ ties }) => ties.map(({ fact }) => fact)),
  ...(data?.commonTies?.facts ?? []).map(({ fact }) => fact),
];
