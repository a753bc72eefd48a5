import type {
  CommonTiesQueryVariables,
  ExposureQueryVariables,
  MapTiesQueryVariables,
  PathsQueryVariables,
  Via,
} from '../api/index.ts';
import { dayOf, type ExplorerState, levelOf } from '../state/index.ts';

/** The longest chain that is looked for, in steps. */
export const MAX_STEPS = 4;
/** The chains, and the shared actors, that are asked for. */
const FIRST_CHAINS = 10;
const FIRST_SHARED = 50;
/** The actors of a map: the most that the API gives. */
const FIRST_TIED = 2_000;

const viaOf = ({ ties: { facts, maxMembers } }: ExplorerState): Via => ({
  facts: [...facts],
  ...(maxMembers !== null && { maxMembers }),
});

const onDay = (state: ExplorerState) => ({ at: state.day, inForce: levelOf(state) });

/** Undefined while something is still to be chosen. No kind of fact at all is not asked for either. */
export function pathsQuestion(state: ExplorerState): PathsQueryVariables | undefined {
  const { panel } = state;
  if (panel.kind !== 'paths' || panel.from === null || panel.to === null || panel.from === panel.to) return undefined;
  if (state.ties.facts.length === 0) return undefined;
  const { from, to } = panel;
  return {
    from,
    to,
    via: viaOf(state),
    ...onDay(state),
    maxSteps: MAX_STEPS,
    first: FIRST_CHAINS,
    ...dayOf(state),
  };
}

export function sharedQuestion(state: ExplorerState): CommonTiesQueryVariables | undefined {
  const { panel } = state;
  if (panel.kind !== 'shared' || panel.between.length < 2 || state.ties.facts.length === 0) return undefined;
  return {
    between: [...panel.between],
    via: viaOf(state),
    ...onDay(state),
    first: FIRST_SHARED,
    ...dayOf(state),
  };
}

export function exposureQuestion(state: ExplorerState): ExposureQueryVariables | undefined {
  const { panel } = state;
  if (panel.kind !== 'exposure' || panel.of === null) return undefined;
  const { of, side, counting, parties } = panel;
  return { of, side, counting, parties, ...onDay(state) };
}

export const mapQuestion = (state: ExplorerState, of: string | undefined): MapTiesQueryVariables | undefined =>
  of === undefined || state.ties.facts.length === 0
    ? undefined
    : { of, via: viaOf(state), ...onDay(state), first: FIRST_TIED };
