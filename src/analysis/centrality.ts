import type { AnalysisCall } from '../compiler/analysis-call.ts';
import { tooCostly } from '../compiler/errors.ts';
import type { Found } from '../compiler/view.ts';
import { numberArgument } from './call.ts';
import { groupBy } from './group.ts';
import { type Measure, measureSlice } from './measure.ts';
import { degreesOf, readSlice, type Slice } from './slice.ts';
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
  if (slice.ties.length === 0) return { metric, actors: [], size: 0, ties: 0 };
  if (metric === 'BETWEENNESS') checkWalk(call, slice);
  const { values } = await measureSlice(slice, metric, call.left());
  const degrees = degreesOf(slice);
  const sorted = slice.actors.toSorted(
    (one, other) => (values[other] ?? 0) - (values[one] ?? 0) || (one < other ? -1 : 1),
  );
  let rank = 0;
  const actors = sorted.slice(0, first).map((actor, index) => {
    const score = values[actor] ?? 0;
    if (index === 0 || score !== values[String(sorted[index - 1])]) rank = index + 1;
    return { rank, score, degree: degrees.get(actor) ?? 0, actor };
  });
  return { metric, actors, size: slice.actors.length, ties: slice.ties.length };
}

function checkWalk({ path }: AnalysisCall, { actors, ties }: Slice): void {
  const cost = actors.length * ties.length;
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
  const size = { size: slice.actors.length, ties: slice.ties.length };
  if (slice.ties.length === 0) return { modularity: null, communities: [], ...size };
  const { values, modularity } = await measureSlice(slice, 'COMMUNITIES', call.left());
  const degrees = degreesOf(slice);
  const degree = (id: string): number => degrees.get(id) ?? 0;
  const groups = [...groupBy(slice.actors, (actor) => values[actor]).values()]
    .map((members) => members.toSorted((one, other) => degree(other) - degree(one) || (one < other ? -1 : 1)))
    .sort((one, other) => other.length - one.length || (String(one[0]) < String(other[0]) ? -1 : 1));
  return {
    modularity,
    communities: groups.map((members) => ({ size: members.length, members: members.slice(0, first) })),
    ...size,
  };
}
