import type { ExpandQueryVariables, FactKind, InForceLevel, SingleQueryVariables } from '../api/index.ts';
import { type ExplorerState, FACT_KINDS, type Wanted } from './types.ts';

/** Actors that one operation asks for: a page of each costs rows, and all pages together are limited. */
const TOGETHER = 20;
/** The most ids that `nodes` takes. */
const IDS = 1000;
/** A variable that must have a day, though it is not used without one. */
const ANY_DAY = '2000-01-01';

/** The day of the state as operations take it. */
export const dayOf = ({ day }: Pick<ExplorerState, 'day'>): { readonly day: string; readonly dated: boolean } => ({
  day: day ?? ANY_DAY,
  dated: day !== null,
});

/** The least sure of the levels that are drawn: what the API is asked for. */
export const levelOf = ({ levels }: Pick<ExplorerState, 'levels'>): InForceLevel => levels.at(-1) ?? 'SHOWN';

/** The operations that ask for the facts of the expanded actors: those that want the same together. */
export function expandQuestions(state: ExplorerState): readonly ExpandQueryVariables[] {
  const groups = new Map<string, { readonly wanted: Wanted; readonly ids: string[] }>();
  for (const [id, wanted] of Object.entries(state.expanded)) {
    const key = JSON.stringify(FACT_KINDS.map((kind) => wanted[kind] ?? 0));
    const group = groups.get(key) ?? { wanted, ids: [] };
    groups.set(key, group);
    group.ids.push(id);
  }
  return [...groups.values()].flatMap(({ wanted, ids }) =>
    chunks(ids, TOGETHER).map((some) => ({
      ids: some,
      at: state.day,
      // Without a day it changes nothing, and one text for the question is one answer to keep.
      inForce: state.day === null ? 'PRESUMED' : levelOf(state),
      ...dayOf(state),
      ...wantedVariables(wanted),
    })),
  );
}

function wantedVariables(wanted: Wanted) {
  const first = (kind: FactKind): number => wanted[kind] ?? 0;
  return {
    tenures: first('TENURE') > 0,
    memberships: first('MEMBERSHIP') > 0,
    loans: first('LOAN') > 0,
    events: first('EVENT') > 0,
    firstTenures: first('TENURE'),
    firstMemberships: first('MEMBERSHIP'),
    firstLoans: first('LOAN'),
    firstEvents: first('EVENT'),
  };
}

/** The operations that ask for single facts, and for actors of which nothing is expanded. */
export function singleQuestions(state: ExplorerState): readonly SingleQueryVariables[] {
  const actors = state.roots.filter((id) => state.expanded[id] === undefined);
  return chunks([...new Set([...actors, ...state.facts])], IDS).map((ids) => ({ ids, ...dayOf(state) }));
}

const chunks = (ids: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));
