import { MAX_ROUTES } from './read-limits.ts';
import type { Side } from './search-levels.ts';

/** The ids of actors, each tied to the next. */
export type Route = readonly string[];

/** The routes from end to end through the actors where two sides met, at most `MAX_ROUTES`. */
export function routesThrough([start, end]: readonly [Side, Side], meetings: readonly string[]): readonly Route[] {
  const routes: Route[] = [];
  for (const meeting of meetings) {
    for (const head of routesTo(start, meeting, MAX_ROUTES - routes.length)) {
      for (const tail of routesTo(end, meeting, MAX_ROUTES - routes.length)) {
        routes.push([...head, ...tail.toReversed().slice(1)]);
      }
    }
    if (routes.length >= MAX_ROUTES) break;
  }
  return routes;
}

/** The routes from a side's start to an actor, including both; at most `limit`. */
function routesTo({ reachedFrom }: Pick<Side, 'reachedFrom'>, id: string, limit: number): readonly string[][] {
  const before = reachedFrom.get(id);
  if (!before) return [[id]];
  const routes: string[][] = [];
  for (const one of sorted(before)) {
    if (routes.length >= limit) break;
    for (const route of routesTo({ reachedFrom }, one, limit - routes.length)) routes.push([...route, id]);
  }
  return routes;
}

/** Many routes share the same actors, so each set is sorted once. */
const sortedIds = new WeakMap<ReadonlySet<string>, readonly string[]>();

function sorted(ids: ReadonlySet<string>): readonly string[] {
  const known = sortedIds.get(ids) ?? [...ids].sort();
  sortedIds.set(ids, known);
  return known;
}
