import type { AnalysisCall } from '../compiler/analysis-call.ts';
import { tooCostly } from '../compiler/errors.ts';
import type { Found } from '../compiler/view.ts';
import { numberArgument } from './call.ts';
import { groupBy } from './group.ts';
import { type Measure, measureSlice } from './measure.ts';
import { degreesOf, readSlice, type Slice, tieCount } from './slice.ts';
import { readVia } from './via.ts';

const MAX_GIVEN = 1_000;
/** Betweenness takes a search from each actor over all ties: at most so many ties are walked. */
const MAX_WALKED = 200_000_000;

/** The root field `centrality`. */
export async function centrality(call: AnalysisCall): Promise<Found> {
  const via = readVia(call);
  const first = numberArgument(call, 'first', 1, MAX_GIVEN);
  const metric = call.given.metric as Measure;
  const slice = await readSlice(call, via);
  const size = { size: slice.actors.length, ties: tieCount(slice) };
  if (size.ties === 0) return { metric, actors: [], ...size };
  if (metric === 'BETWEENNESS') checkWalk(call, slice);
  const { values } = await measureSlice(slice, metric, call.left());
  const degrees = degreesOf(slice);
  const value = (position: number): number => values[position] ?? 0;
  let rank = 0;
  const actors = positionsOf(slice)
    .sort((one, other) => value(other) - value(one) || one - other)
    .slice(0, first)
    .map((position, index, sorted) => {
      const score = value(position);
      if (index === 0 || score !== value(sorted[index - 1] ?? 0)) rank = index + 1;
      return { rank, score, degree: degrees[position], actor: slice.actors[position] };
    });
  return { metric, actors, ...size };
}

/** The positions of a slice's actors, which are in the order of their ids. */
const positionsOf = ({ actors }: Slice): number[] => actors.map((_, position) => position);

function checkWalk({ path }: AnalysisCall, slice: Slice): void {
  const cost = slice.actors.length * tieCount(slice);
  if (cost <= MAX_WALKED) return;
  throw tooCostly(
    `${path}: BETWEENNESS would walk ${cost} ties, and the limit is ${MAX_WALKED}; narrow it by via or at`,
    {
      cost,
      limit: MAX_WALKED,
      field: path,
    },
  );
}

/** The root field `communities`. */
export async function communities(call: AnalysisCall): Promise<Found> {
  const via = readVia(call);
  const first = numberArgument(call, 'first', 1, MAX_GIVEN);
  const slice = await readSlice(call, via);
  const size = { size: slice.actors.length, ties: tieCount(slice) };
  if (size.ties === 0) return { modularity: null, communities: [], ...size };
  const { values, modularity } = await measureSlice(slice, 'COMMUNITIES', call.left());
  const degrees = degreesOf(slice);
  const degree = (position: number): number => degrees[position] ?? 0;
  const groups = [...groupBy(positionsOf(slice), (position) => values[position]).values()]
    .map((members) => members.toSorted((one, other) => degree(other) - degree(one) || one - other))
    .sort((one, other) => other.length - one.length || (one[0] ?? 0) - (other[0] ?? 0));
  return {
    modularity,
    communities: groups.map((members) => ({
      size: members.length,
      members: members.slice(0, first).map((position) => slice.actors[position]),
    })),
    ...size,
  };
}
