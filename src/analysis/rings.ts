import type { AnalysisResult } from '../compiler/index.ts';
import { groupBy } from '../domain/index.ts';
import type { Model } from '../model/index.ts';
import type { ReachedActors } from './reach.ts';
import { actorTypeOf } from './tie-types.ts';
import type { Yielder } from './yielder.ts';

/** Counts the actors at each distance. */
export async function ringsOf(
  model: Model,
  yielder: Yielder,
  { distances, between, searched, complete }: ReachedActors,
): Promise<readonly AnalysisResult[]> {
  const byDistance = await yielder.groupBy(distances, ([, distance]) => distance);
  return Array.from({ length: searched }, (_, index) => {
    const distance = index + 1;
    const ids = (byDistance.get(distance) ?? []).map(([id]) => id);
    const reached = ids.filter((id) => !between.has(id));
    const kinds = [...groupBy(reached, (id) => String(actorTypeOf(model, id)?.name))]
      .map(([kind, { length }]) => ({ kind, actors: length }))
      .sort((one, other) => (one.kind < other.kind ? -1 : 1));
    return {
      distance,
      actors: reached.length,
      kinds,
      between: ids.length - reached.length,
      complete: distance <= complete,
    };
  });
}
