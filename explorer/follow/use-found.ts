import { useMemo } from 'react';
import { type Answer, PathsDocument, type PathsQuery, useAnswer } from '../api/index.ts';
import { type DrawnFact, dayOf, type ExplorerState, levelOf } from '../state/index.ts';

/** The chain is of these kinds; a visit together ties too many. */
const FACTS = ['MEMBERSHIP', 'LOAN', 'TENURE'] as const;

/** The variables of the chain that the panel asks for, if it does. */
const pathsVariables = (state: ExplorerState) =>
  state.panel.kind === 'paths'
    ? {
        from: state.panel.from,
        to: state.panel.to,
        via: { facts: [...FACTS] },
        at: state.day,
        inForce: levelOf(state),
        maxSteps: 4,
        first: 10,
        ...dayOf(state),
      }
    : undefined;

export interface Found {
  readonly facts: readonly DrawnFact[];
  readonly answer: Answer<PathsQuery> | undefined;
  readonly loading: boolean;
}

/** The facts that the open panel found, to be drawn with the rest. */
export function useFound(state: ExplorerState): Found {
  const { answer, loading } = useAnswer(PathsDocument, pathsVariables(state));
  return useMemo(() => {
    const chains = answer?.data?.paths?.chains ?? [];
    return { facts: chains.flatMap(({ steps }) => steps.map(({ fact }) => fact)), answer, loading };
  }, [answer, loading]);
}
