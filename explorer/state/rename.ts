import { type Drawing, type ExplorerState, FACT_KINDS, type Panel, type Wanted } from './types.ts';

/** Present ids by those that were joined into them. */
type Renamed = ReadonlyMap<string, string>;

/** The ids that a state names. */
export function idsOf({ selected, center, panel, ...drawing }: ExplorerState): readonly string[] {
  const { roots, expanded, facts, hidden, pinned } = drawing;
  const others = [selected, center, ...idsOfPanel(panel)].filter((id) => id !== null);
  return [...new Set([...roots, ...Object.keys(expanded), ...facts, ...hidden, ...Object.keys(pinned), ...others])];
}

function idsOfPanel(panel: Panel): readonly (string | null)[] {
  switch (panel.kind) {
    case 'paths':
      return [panel.from, panel.to];
    case 'shared':
      return panel.between;
    case 'exposure':
      return [panel.of];
    default:
      return [];
  }
}

/** The state with the present ids. */
export function renamedState(state: ExplorerState, ids: Renamed): ExplorerState {
  const now = (id: string | null): string | null => (id === null ? null : (ids.get(id) ?? id));
  const { selected, center, panel } = state;
  return {
    ...state,
    ...renamedDrawing(state, ids),
    selected: now(selected),
    center: now(center),
    panel: renamedPanel(panel, ids, now),
  };
}

function renamedPanel(panel: Panel, ids: Renamed, now: (id: string | null) => string | null): Panel {
  switch (panel.kind) {
    case 'paths':
      return { ...panel, from: now(panel.from), to: now(panel.to) };
    case 'shared':
      return { ...panel, between: all(panel.between, ids) };
    case 'exposure':
      return { ...panel, of: now(panel.of) };
    default:
      return panel;
  }
}

/** What is drawn of either of two that are one now is drawn of that one. */
export function renamedDrawing({ roots, expanded, facts, hidden, pinned }: Drawing, ids: Renamed): Drawing {
  const wanted: Record<string, Wanted> = {};
  for (const [id, one] of Object.entries(expanded)) {
    const now = ids.get(id) ?? id;
    wanted[now] = most(wanted[now] ?? {}, one);
  }
  return {
    roots: all(roots, ids),
    expanded: wanted,
    facts: all(facts, ids),
    hidden: all(hidden, ids),
    // A place of the present id stands before one of a former id.
    pinned: {
      ...Object.fromEntries(Object.entries(pinned).map(([id, place]) => [ids.get(id) ?? id, place])),
      ...Object.fromEntries(Object.entries(pinned).filter(([id]) => !ids.has(id))),
    },
  };
}

const all = (some: readonly string[], ids: Renamed): readonly string[] => [
  ...new Set(some.map((id) => ids.get(id) ?? id)),
];

const most = (one: Wanted, other: Wanted): Wanted =>
  Object.fromEntries(
    FACT_KINDS.flatMap((kind) => {
      const first = Math.max(one[kind] ?? 0, other[kind] ?? 0);
      return first > 0 ? [[kind, first]] : [];
    }),
  );
