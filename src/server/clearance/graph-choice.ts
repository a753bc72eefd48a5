import { GraphQLError } from 'graphql';
import { admits, CLEARANCES, type Clearance, FULL } from '../../domain/index.ts';
import { GraphError } from '../../graph/index.ts';
import type { ClearanceWatch } from './clearance-watch.ts';
import { guardedGraph } from './guarded-graph.ts';
import type { LowerGraph, ServedGraph } from './served-graph.ts';

/** The graph that answers a caller. */
interface ChosenGraph {
  readonly served: ServedGraph;
  /** The highest clearance of a source that it may answer from. */
  readonly clearance: Clearance;
}

/** Chooses the graph that answers callers of a clearance; undefined if there is none. */
export type GraphChoice = (clearance: Clearance) => ChosenGraph | undefined;

/** What tells which graph may answer whom. */
type Watch = Pick<ClearanceWatch, 'admissionToMain' | 'isClean'>;

/**
 * The choice among the main graph and the lower ones. Callers of the full clearance have the main graph. Others have the
 * highest lower graph that their clearance admits; where no lower graph is set up, the main one, as long as it has no source
 * above their clearance.
 */
export function graphChoice(main: ServedGraph, lower: readonly LowerGraph[], watch: Watch): GraphChoice {
  const below = lower.length === 0 ? guardedMain(main, watch) : highestOfLower(lower, watch);
  return (clearance) => (clearance === FULL ? { served: main, clearance } : below(clearance));
}

function guardedMain(main: ServedGraph, watch: Watch): GraphChoice {
  const byClearance = new Map(
    CLEARANCES.map((clearance): [Clearance, ServedGraph] => {
      const refusal = (): Error | undefined => REFUSALS[watch.admissionToMain(clearance)]();
      return [clearance, guarded(main, refusal)];
    }),
  );
  return (clearance) => {
    const served = byClearance.get(clearance);
    return served && watch.admissionToMain(clearance) !== 'REFUSED' ? { served, clearance } : undefined;
  };
}

function highestOfLower(lower: readonly LowerGraph[], watch: Watch): GraphChoice {
  const all = lower.map(({ clearance, ...served }): ChosenGraph => {
    const refusal = (): Error | undefined => (watch.isClean(clearance) ? undefined : forbidden());
    return { clearance, served: guarded(served, refusal) };
  });
  return (clearance) => {
    const fitting = all.filter((one) => admits(clearance, one.clearance) && watch.isClean(one.clearance));
    return fitting.toSorted((one, other) => (admits(one.clearance, other.clearance) ? -1 : 1))[0];
  };
}

/** A graph that answers unless there is a reason not to, and confirms no answer that was given before either. */
const guarded = (served: ServedGraph, refusal: () => Error | undefined): ServedGraph => ({
  ...served,
  graph: guardedGraph(served.graph, refusal),
  version: () => (refusal() === undefined ? served.version() : undefined),
});

/** What callers learn for whose clearance there is no graph. */
export const NO_GRAPH = 'This server has no graph for your clearance.';

const forbidden = (): Error => new GraphQLError(NO_GRAPH, { extensions: { code: 'FORBIDDEN' } });

const REFUSALS: Readonly<Record<ReturnType<Watch['admissionToMain']>, () => Error | undefined>> = {
  ADMITTED: () => undefined,
  REFUSED: forbidden,
  UNKNOWN: () => new GraphError('GRAPH_UNAVAILABLE', 'The clearances of the graph could not be read in time'),
};
